package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.act.EffectiveMode;
import ecsremediation.event.Trigger;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeOrder;
import ecsremediation.model.UnreadableRow;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import ecsremediation.simulator.play.Reconciled;
import ecsremediation.simulator.ports.SimulatedCapacityWriter;
import ecsremediation.simulator.ports.SimulatedClusterReader;
import ecsremediation.simulator.ports.SimulatedNotifier;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is written and mailed with each parameter Mode and each row of the mode, on a real table. */
final class StackModeTest {
    private final TwoClusters clusters = TwoClusters.quiet();
    private final SharedTable table = SharedTable.of(clusters.world());
    private final SimulatedCapacityWriter writer = new SimulatedCapacityWriter(clusters.world());
    private final RecordingJournal journal = new RecordingJournal();

    @AfterEach
    void close() {
        table.close();
    }

    @ParameterizedTest(name = "parameter {0}, row {1}")
    @MethodSource("combinations")
    void theLowerOfParameterAndRowHolds(Mode authority, Row row, Mode expected) {
        row.in(this);
        clusters.setDesired(LabNames.CLUSTER, 4);

        tick(authority);
        tick(authority);

        assertThat(writer.calls()).hasSize(expected == Mode.ACT ? 1 : 0);
        assertThat(mails()).hasSize(expected == Mode.OFF ? 0 : 1);
        assertThat(mails()).allMatch(text -> text.contains("WOULD be raised") == (expected == Mode.OBSERVE));
        boolean isWrong = row.isUnreadable() || (row == Row.ABSENT && authority == Mode.ACT);
        assertThat(notices()).hasSize(isWrong && expected != Mode.OFF ? 1 : 0);
        assertThat(journal.reconciliations)
                .isNotEmpty()
                .extracting(report -> report.mode().mode())
                .containsOnly(expected);
        assertThat(journal.unreadable.stream().anyMatch(r -> r.row() instanceof UnreadableRow.OrderedMode))
                .isEqualTo(row.isUnreadable());
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void theMailSaysWhatHoldsTheRaise(Mode authority, Row row, EffectiveMode.Reason reason, String words) {
        row.in(this);
        clusters.setDesired(LabNames.CLUSTER, 4);

        tick(authority);

        assertThat(journal.reconciliations)
                .last()
                .extracting(r -> r.mode().reason())
                .isEqualTo(reason);
        assertThat(mails())
                .singleElement()
                .asString()
                .containsPattern(words.replace(" ", "\\s+"))
                .contains("\n  ecs-remediation mode act --stack ecs-remediation --region eu-central-1\n");
    }

    @Test
    void aMissingOrderIsMailedOnceWithTheCommandsThatEndIt() {
        Row.ABSENT.in(this);
        for (int i = 0; i < 3; i++) {
            tick(Mode.ACT);
        }

        assertThat(notices())
                .singleElement()
                .asString()
                .containsPattern("permits\\s+act,\\s+and\\s+no\\s+mode\\s+is\\s+ordered")
                .contains(
                        "\n  ecs-remediation mode act --stack ecs-remediation --region eu-central-1\n",
                        "\n  ecs-remediation mode observe --stack ecs-remediation \\\n    --region eu-central-1\n");
    }

    static Stream<Arguments> combinations() {
        return Stream.of(Mode.values())
                .flatMap(authority ->
                        Stream.of(Row.values()).map(row -> Arguments.of(authority, row, authority.lower(row.most))));
    }

    static Stream<Arguments> reasons() {
        return Stream.of(
                Arguments.of(Mode.ACT, Row.ABSENT, EffectiveMode.Reason.NOT_ORDERED, "because nobody has ordered act"),
                Arguments.of(
                        Mode.ACT,
                        Row.UNKNOWN_WORD,
                        EffectiveMode.Reason.UNREADABLE,
                        "its mode \"stop\" is not one that this version knows"),
                Arguments.of(Mode.ACT, Row.OBSERVE, EffectiveMode.Reason.ORDER, "because anna ordered observe on"),
                Arguments.of(
                        Mode.OBSERVE,
                        Row.ACT,
                        EffectiveMode.Reason.AUTHORITY,
                        "because the parameter Mode permits observe at most."));
    }

    private void order(Mode mode) {
        table.store()
                .save(new ModeOrder(
                        mode, "anna", Optional.empty(), clusters.world().now()));
    }

    private void put(String json, String schema) {
        table.put(Map.of(
                "pk",
                AttributeValue.fromS("MODE"),
                "sk",
                AttributeValue.fromS("MODE"),
                "schema",
                AttributeValue.fromN(schema),
                "json",
                AttributeValue.fromS(json)));
    }

    private void tick(Mode authority) {
        clusters.world().advance(Duration.ofMinutes(1));
        Ports ports = new Ports(
                new SimulatedClusterReader(clusters.world()),
                writer,
                table.store(),
                table.locks(),
                table.decisions(),
                new SimulatedNotifier(clusters.world(), LabNames.OPERATOR_TOPIC),
                journal);
        Stack stack = new Stack("ecs-remediation", "aws", "eu-central-1");
        Policy policy = new Policy(authority, Limits.DEFAULT, LabNames.FENCE, stack);
        Reconciled.by(
                new Remediation(ports, policy, clusters.world().clock()),
                new Trigger.Tick(clusters.world().now()));
    }

    /** Messages of incidents. */
    private List<String> mails() {
        return received(false);
    }

    /** Messages about the stack itself. */
    private List<String> notices() {
        return received(true);
    }

    private List<String> received(boolean aboutTheStack) {
        clusters.world().advance(Duration.ofSeconds(5));
        return clusters.world().topics().mailbox().stream()
                .filter(mail -> mail.address().equals(LabNames.OPERATOR_ADDRESS))
                .filter(mail -> mail.subject().startsWith("[ECS] ecs-remediation: ") == aboutTheStack)
                .map(mail -> mail.text())
                .toList();
    }

    /** What the table has of the mode. */
    enum Row {
        ABSENT(Mode.OBSERVE) {
            @Override
            void in(StackModeTest test) {
                test.table.delete("MODE", "MODE");
            }
        },
        BROKEN(Mode.OBSERVE) {
            @Override
            void in(StackModeTest test) {
                test.put("{\"mode\":\"act\",\"by\":\"anna\",\"at\":\"yesterday\"}", "1");
            }
        },
        UNKNOWN_WORD(Mode.OBSERVE) {
            @Override
            void in(StackModeTest test) {
                test.put("{\"mode\":\"stop\",\"by\":\"anna\",\"at\":\"2026-01-01T00:00:00Z\"}", "1");
            }
        },
        NEWER(Mode.OBSERVE) {
            @Override
            void in(StackModeTest test) {
                test.put("{\"mode\":\"act\",\"by\":\"anna\",\"at\":\"2026-01-01T00:00:00Z\"}", "2");
            }
        },
        OFF(Mode.OFF) {
            @Override
            void in(StackModeTest test) {
                test.order(Mode.OFF);
            }
        },
        OBSERVE(Mode.OBSERVE) {
            @Override
            void in(StackModeTest test) {
                test.order(Mode.OBSERVE);
            }
        },
        ACT(Mode.ACT) {
            @Override
            void in(StackModeTest test) {
                test.order(Mode.ACT);
            }
        },
        /** The row of before the stop, put back by a restore of the table. */
        ACT_RESTORED_AFTER_A_STOP(Mode.ACT) {
            @Override
            void in(StackModeTest test) {
                test.order(Mode.ACT);
                Map<String, AttributeValue> before = test.table.row("MODE", "MODE");
                test.order(Mode.OFF);
                test.table.put(before);
            }
        };

        private final Mode most;

        Row(Mode most) {
            this.most = most;
        }

        abstract void in(StackModeTest test);

        boolean isUnreadable() {
            return this == BROKEN || this == UNKNOWN_WORD || this == NEWER;
        }
    }
}
