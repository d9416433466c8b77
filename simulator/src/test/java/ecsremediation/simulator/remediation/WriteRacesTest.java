package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.act.CapacityChange;
import ecsremediation.act.CapacityWriter;
import ecsremediation.act.Mode;
import ecsremediation.act.Outcome;
import ecsremediation.act.WriteObstacle;
import ecsremediation.event.Trigger;
import ecsremediation.incident.IncidentStore.Pause;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import ecsremediation.simulator.autoscaling.Resize;
import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.play.Reconciled;
import ecsremediation.simulator.ports.InMemoryDecisionLog;
import ecsremediation.simulator.ports.InMemoryGroupLocks;
import ecsremediation.simulator.ports.InMemoryIncidentStore;
import ecsremediation.simulator.ports.SimulatedCapacityWriter;
import ecsremediation.simulator.ports.SimulatedClusterReader;
import ecsremediation.simulator.ports.SimulatedNotifier;
import ecsremediation.simulator.scenario.Lab;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabScenario;
import ecsremediation.simulator.scenario.LabSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Another actor changes the group, its tags or the pause at each outside call from the observation to the write. */
final class WriteRacesTest {
    private static final Limits ONE_AN_HOUR = new Limits(100, 10, 1, 20);
    private static final int LONG = 12;

    /** What another actor does. The group is at desired 1 of max 10 with ceiling 10 before, and the plan is 4. */
    enum Actor {
        RAISES,
        RAISES_A_LITTLE,
        CUTS_MAX,
        LOWERS_THE_CEILING,
        TAKES_THE_CEILING_AWAY,
        TURNS_THE_GROUP_OFF,
        LETS_THE_GROUP_BE_OBSERVED,
        PAUSES;

        private void act(Run run) {
            switch (this) {
                case RAISES -> run.resize(SizeChange.to(20, 20));
                case RAISES_A_LITTLE -> run.resize(SizeChange.to(2, 10));
                case CUTS_MAX ->
                    run.resize(new SizeChange(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(3)));
                case LOWERS_THE_CEILING -> run.tag(AutoScalingGroup.CEILING_TAG, Optional.of("3"));
                case TAKES_THE_CEILING_AWAY -> run.tag(AutoScalingGroup.CEILING_TAG, Optional.empty());
                case TURNS_THE_GROUP_OFF -> run.tag(AutoScalingGroup.MODE_TAG, Optional.of("off"));
                case LETS_THE_GROUP_BE_OBSERVED -> run.tag(AutoScalingGroup.MODE_TAG, Optional.of("observe"));
                case PAUSES -> run.pause();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAnotherActorDoesBeforeTheLastReadingWins(Actor actor) {
        List<String> calls = undisturbed().toTheWrite();
        assertThat(calls).endsWith("store.pause", "reader.writeState", "writer.write");

        int last = calls.lastIndexOf(actor == Actor.PAUSES ? "store.pause" : "reader.writeState");
        for (int point = 1; point <= last; point++) {
            Run run = new Run(point, actor::act, w -> w);
            run.tick();
            assertThat(run.written())
                    .as("%s before %s", actor, calls.get(point))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAnotherActorDoesIsNeverLoweredOrOverstepped(Actor actor) {
        List<String> calls = undisturbed().toTheWrite();
        for (int point = 1; point < calls.size() - 1; point++) {
            Run run = new Run(point, actor::act, w -> w);
            IntStream.range(0, LONG).forEach(_ -> run.tick());
            assertThat(run.lowered())
                    .as("%s before %s", actor, calls.get(point))
                    .isEmpty();
            if (actor == Actor.LOWERS_THE_CEILING) {
                assertThat(run.sizes().desired()).isEqualTo(3);
            }
        }
    }

    @Test
    void aMaxThatIsCutRightBeforeTheWriteIsAChangedGroupAndKeepsItsCut() {
        Run run = new Run(undisturbed().toTheWrite().size() - 1, Actor.CUTS_MAX::act, w -> w);
        run.tick();

        assertThat(run.sizes()).isEqualTo(new Sizes(1, 1, 3));
        assertThat(run.journal.reconciliations.getLast().outcomes())
                .containsExactly(new Outcome.Refused(
                        LabNames.GROUP,
                        Outcome.Refused.Reason.CHANGED,
                        new WriteObstacle.Changed(new Capacity(1, 10), new Capacity(1, 3))));
        assertThat(run.store
                        .loadHistory(List.of(LabNames.GROUP), run.lab.world().now())
                        .actions())
                .isEmpty();

        run.tick();
        assertThat(run.sizes()).isEqualTo(new Sizes(1, 4, 4));
    }

    @ParameterizedTest
    @MethodSource("oneToTen")
    void writesThatAreThrottledAreRepeatedAfterAnotherReadingAndCountAgainstNoLimit(int times) {
        Run run = new Run(0, _ -> {}, writer -> new Throttled(writer, times));
        for (int tick = 0; tick < LONG; tick++) {
            int before = run.outcomes.size();
            run.tick();
            assertThat(run.outcomes.size() - before).isBetween(0, 2);
        }

        assertThat(run.outcomes).hasSize(times + 1);
        assertThat(run.sizes().desired()).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("oneToTen")
    void aThrottledWriteIsNotRepeatedOverTheRaiseOfAnotherTool(int times) {
        Run run = new Run(undisturbed().toTheWrite().size() - 1, Actor.RAISES::act, w -> new Throttled(w, times));
        IntStream.range(0, LONG).forEach(_ -> run.tick());

        assertThat(run.lowered()).isEmpty();
        assertThat(run.sizes().desired()).isEqualTo(20);
        assertThat(run.outcomes).hasSize(1);
    }

    @Test
    void aWriteWhoseAnswerIsLostIsNotRepeated() {
        Run run = new Run(0, _ -> {}, AnswerLost::new);
        IntStream.range(0, LONG).forEach(_ -> run.tick());

        assertThat(run.sizes().desired()).isEqualTo(4);
        assertThat(run.outcomes).hasSize(1);
    }

    private static Run undisturbed() {
        Run run = new Run(0, _ -> {}, w -> w);
        run.tick();
        assertThat(run.sizes().desired()).isEqualTo(4);
        return run;
    }

    static Stream<Integer> oneToTen() {
        return IntStream.rangeClosed(1, 10).boxed();
    }

    /** The lab with 3 missing tasks, and another actor before one of the outside calls. */
    private static final class Run {
        private final Lab lab = LabScenario.build(LabSettings.ofSeed(1));
        private final InMemoryIncidentStore store = new InMemoryIncidentStore();
        private final List<Resize> resizes = new ArrayList<>();
        private final List<Outcome> outcomes = new ArrayList<>();
        private final RecordingJournal journal = new RecordingJournal();
        private final List<String> calls = new ArrayList<>();
        private final Remediation remediation;
        private final int point;
        private final Consumer<Run> other;
        private boolean others;

        /** @param point the number of outside calls from the observation on, before the actor; 0 for no actor */
        Run(int point, Consumer<Run> other, Function<CapacityWriter, CapacityWriter> around) {
            this.point = point;
            this.other = other;
            lab.world().run(() -> lab.world().autoScaling().update(LabNames.GROUP, SizeChange.to(1, 10)));
            lab.world().autoScaling().observe(r -> {
                if (!others) {
                    resizes.add(r);
                }
            });
            CapacityWriter writer = around.apply(new SimulatedCapacityWriter(lab.world()));
            Ports ports = new Ports(
                    new SimulatedClusterReader(lab.world()),
                    change -> kept(writer.write(change)),
                    store,
                    new InMemoryGroupLocks(),
                    new InMemoryDecisionLog(),
                    new SimulatedNotifier(lab.world(), LabNames.OPERATOR_TOPIC),
                    journal);
            Stack stack = new Stack("ecs-remediation", "aws", "eu-central-1");
            remediation = new Remediation(
                    ObservedPorts.around(ports, this::begun),
                    new Policy(Mode.ACT, ONE_AN_HOUR, List.of(), new TreeMap<>(), stack),
                    lab.world().clock());
            lab.raiseDesiredCount(4);
        }

        void tick() {
            lab.world().advance(Duration.ofMinutes(1));
            Reconciled.by(remediation, new Trigger.Tick(lab.world().now()));
        }

        /** The outside calls from the first observation to the first write. */
        List<String> toTheWrite() {
            return calls.subList(0, calls.indexOf("writer.write") + 1);
        }

        List<Resize> written() {
            return List.copyOf(resizes);
        }

        List<Resize> lowered() {
            return resizes.stream()
                    .filter(r -> r.to().desired() < r.from().desired()
                            || r.to().max() < r.from().max())
                    .toList();
        }

        Sizes sizes() {
            return lab.world()
                    .read(() -> lab.world()
                            .autoScaling()
                            .find(LabNames.GROUP)
                            .orElseThrow()
                            .sizes());
        }

        private Outcome kept(Outcome outcome) {
            outcomes.add(outcome);
            return outcome;
        }

        private void begun(String call) {
            if (calls.isEmpty() && !call.equals("reader.observe")) {
                return;
            }
            if (point > 0 && calls.size() == point) {
                others = true;
                other.accept(this);
                others = false;
            }
            calls.add(call);
        }

        private void resize(SizeChange change) {
            lab.world().run(() -> lab.world().autoScaling().update(LabNames.GROUP, change));
        }

        private void tag(String key, Optional<String> value) {
            lab.world()
                    .run(() -> lab.world()
                            .autoScaling()
                            .find(LabNames.GROUP)
                            .orElseThrow()
                            .tag(key, value));
        }

        private void pause() {
            store.save(new Pause(lab.world().now().plus(Duration.ofHours(2)), "load test", "operator"));
        }
    }

    /** Throttles the first writes. */
    private static final class Throttled implements CapacityWriter {
        private final CapacityWriter writer;
        private int times;

        Throttled(CapacityWriter writer, int times) {
            this.writer = writer;
            this.times = times;
        }

        @Override
        public Outcome write(CapacityChange change) {
            if (times == 0) {
                return writer.write(change);
            }
            times--;
            return new Outcome.Refused(
                    change.group(),
                    Outcome.Refused.Reason.NOT_EXECUTED,
                    new WriteObstacle.AwsAnswer("Throttling: Rate exceeded"));
        }
    }

    /** Writes, and loses the answer. */
    private record AnswerLost(CapacityWriter writer) implements CapacityWriter {
        @Override
        public Outcome write(CapacityChange change) {
            writer.write(change);
            return new Outcome.Failed(change.group(), true, new WriteObstacle.AwsAnswer("Read timed out"));
        }
    }
}
