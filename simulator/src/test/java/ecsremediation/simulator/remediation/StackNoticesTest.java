package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.event.Fence;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.incident.Incident;
import ecsremediation.incident.Mode;
import ecsremediation.incident.NoticeLog;
import ecsremediation.incident.OperatorMessage;
import ecsremediation.plan.Limits;
import ecsremediation.report.Notifier;
import ecsremediation.report.Stack;
import ecsremediation.simulator.play.Reconciled;
import ecsremediation.simulator.ports.SimulatedCapacityWriter;
import ecsremediation.simulator.ports.SimulatedClusterReader;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Rows that cannot be read are mailed once a day in one message, whichever reconciliation finds them. */
final class StackNoticesTest {
    private static final Duration DAY = NoticeLog.INTERVAL;

    private final TwoClusters clusters = TwoClusters.quiet();
    private final SharedTable table = SharedTable.of(clusters.world());
    private final RecordingJournal journal = new RecordingJournal();
    private final List<OperatorMessage> sent = new ArrayList<>();
    private Mode mode = Mode.ACT;
    private Fence fence = LabNames.FENCE;
    private Notifier notifier = sent::add;

    @AfterEach
    void close() {
        table.close();
    }

    @Test
    void aBrokenRowIsMailedOnceADayAndTheMailHasItsKeyAndTheCommandThatEndsIt() {
        breakIncident(LabNames.CLUSTER, "web");

        pass(Duration.ofHours(23));

        assertThat(sent).hasSize(1);
        OperatorMessage mail = sent.getFirst();
        assertThat(mail.subject()).isEqualTo("[ECS] ecs-remediation: 1 stored row cannot be read");
        assertThat(mail.text().replaceAll("\\s+", " "))
                .contains("pk OPEN, sk " + LabNames.CLUSTER + "/web")
                .contains("Every row is kept")
                .contains("No group is raised for service " + LabNames.CLUSTER + "/web");
        assertThat(mail.text().replace(" \\\n   ", ""))
                .contains("aws dynamodb delete-item --region eu-central-1 --table-name ecs-remediation")
                .contains("--key '{\"pk\":{\"S\":\"OPEN\"},\"sk\":{\"S\":\"" + LabNames.CLUSTER + "/web\"}}'");

        pass(Duration.ofHours(2));
        assertThat(sent).hasSize(2);
    }

    @Test
    void manyBrokenRowsOfTwoClustersShareAMailThatListsSomeAndCountsTheRest() {
        for (int i = 100; i < 140; i++) {
            breakIncident(i % 2 == 0 ? LabNames.CLUSTER : TwoClusters.SECOND, "web-" + i);
        }

        pass(DAY.plusMinutes(10));

        assertThat(sent).hasSize(2);
        assertThat(sent.getFirst().subject()).contains("20 stored rows");
        assertThat(sent.getLast().subject()).contains("40 stored rows");
        assertThat(sent.getLast().text())
                .contains("and 20 more")
                .contains("web-100")
                .doesNotContain("web-139");
        assertThat(sent.getLast().text().length()).isLessThan(20_000);
    }

    @Test
    void aFailedSendGivesTheClaimBackAndTheNextReconciliationSends() {
        breakIncident(LabNames.CLUSTER, "web");
        notifier = message -> {
            throw new IllegalStateException("KMSDisabled");
        };
        tick();
        assertThat(journal.unsent).hasSize(1);

        notifier = sent::add;
        clusters.world().advance(Duration.ofMinutes(5));
        tick();

        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().id()).isEqualTo(journal.unsent.getFirst().id());
    }

    @Test
    void aProcessThatDiedWhileItSentDoesNotKeepTheMailBack() {
        breakIncident(LabNames.CLUSTER, "web");
        notifier = message -> {
            throw new StackOverflowError("the process dies");
        };
        try {
            tick();
        } catch (StackOverflowError died) {
            notifier = sent::add;
        }

        pass(Duration.ofHours(1));
        assertThat(sent).hasSize(1);
    }

    @Test
    void modeOffMailsNothing() {
        breakIncident(LabNames.CLUSTER, "web");
        mode = Mode.OFF;

        pass(DAY.plusHours(1));

        assertThat(sent).isEmpty();
        assertThat(journal.unreadable).isNotEmpty();
    }

    @Test
    void aLogOfNoticesThatCannotBeReadIsKeptElsewhereAndMailed() {
        breakIncident(LabNames.CLUSTER, "web");
        Map<String, AttributeValue> broken = row("NOTICE", "RowUnreadable#1");
        table.put(broken);

        tick();

        assertThat(sent).hasSize(1);
        assertThat(table.row("UNREADABLE", "NOTICE#RowUnreadable#1").get("json"))
                .isEqualTo(broken.get("json"));
        pass(DAY.plusHours(1));
        assertThat(sent).hasSize(2);
        assertThat(sent.getLast().text())
                .contains("NOTICE#RowUnreadable#1")
                .contains("Nothing for 1 row in partition UNREADABLE");
    }

    @Test
    void aRowThatIsReadableAgainIsNotInTheNextDaysMail() {
        breakIncident(LabNames.CLUSTER, "web-1");
        tick();
        breakIncident(LabNames.CLUSTER, "web-2");
        pass(Duration.ofHours(12));
        table.delete("OPEN", LabNames.CLUSTER + "/web-2");

        pass(DAY);

        assertThat(sent).hasSize(2);
        assertThat(sent.getLast().subject()).contains("1 stored row");
        assertThat(sent.getLast().text()).contains("web-1").doesNotContain("web-2");
    }

    @Test
    void aLogOfAnOlderVersionHoldsWhatItSentBack() {
        breakIncident(LabNames.CLUSTER, "web");
        tick();
        Map<String, AttributeValue> row = table.row("NOTICE", "RowUnreadable#1");
        String older = Objects.requireNonNull(row.get("json")).s().replaceFirst(",\"found\":\\[[^\\]]*\\]", "");
        assertThat(older).doesNotContain("found");
        Map<String, AttributeValue> before = new HashMap<>(row);
        before.put("json", AttributeValue.fromS(older));
        table.put(before);

        pass(Duration.ofHours(12));

        assertThat(sent).hasSize(1);
    }

    @Test
    void anIncidentOfAClusterThatIsOutsideSinceIsMailedOnceADayUntilItsRowIsDeleted() {
        ServiceName service = new ServiceName(TwoClusters.SECOND, "web");
        table.store().save(Incident.opened(service, clusters.world().now()));
        fence = LabNames.FENCE.ofClusters(List.of(LabNames.CLUSTER));

        pass(DAY.plusHours(1));

        assertThat(sent).hasSize(2);
        assertThat(sent.getFirst().subject()).contains("1 incident outside the parameter Clusters");
        assertThat(sent.getFirst().text())
                .contains(service.toString())
                .contains("aws dynamodb delete-item")
                .contains("OPEN");

        table.store().load(TwoClusters.SECOND).incidents().forEach(table.store()::close);
        pass(DAY.plusHours(1));
        assertThat(sent).hasSize(2);
    }

    private void breakIncident(String cluster, String service) {
        table.put(row("OPEN", cluster + "/" + service));
    }

    private static Map<String, AttributeValue> row(String pk, String sk) {
        return Map.of(
                "pk", AttributeValue.fromS(pk),
                "sk", AttributeValue.fromS(sk),
                "schema", AttributeValue.fromN("1"),
                "json", AttributeValue.fromS("{\"phase\":\"SOMETHING_ELSE\"}"));
    }

    private void pass(Duration time) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plusMinutes(30)) {
            tick();
            clusters.world().advance(Duration.ofMinutes(30));
        }
    }

    private void tick() {
        Ports ports = new Ports(
                new SimulatedClusterReader(clusters.world()),
                new SimulatedCapacityWriter(clusters.world()),
                table.store(),
                table.locks(),
                table.decisions(),
                message -> notifier.send(message),
                journal);
        Stack stack = new Stack("ecs-remediation", "aws", "eu-central-1");
        Policy policy = new Policy(mode, Limits.DEFAULT, fence, stack);
        Reconciled.by(
                new Remediation(ports, policy, clusters.world().clock()),
                new Trigger.Tick(clusters.world().now()));
    }
}
