package ecsremediation.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.act.Outcome;
import ecsremediation.act.WriteObstacle;
import ecsremediation.event.Outside;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.Modes;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Wait;
import ecsremediation.incident.DigestEntry;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationKind;
import ecsremediation.incident.Snapshot;
import ecsremediation.incident.StackNotice;
import ecsremediation.lifecycle.Report;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Observation;
import ecsremediation.model.StoredRow;
import ecsremediation.model.UnreadableRow;
import ecsremediation.plan.Limits;
import ecsremediation.plan.Proposal;
import ecsremediation.report.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

final class LogReconciliationJournalTest {
    private final Output output = new Output();
    private final LogReconciliationJournal journal =
            new LogReconciliationJournal(LoggerFactory.getLogger(LogReconciliationJournal.class), "mine");

    @AfterEach
    void restore() {
        output.close();
    }

    @Test
    void aReconciliationIsOneLineWithItsDecisionAndItsCounts() {
        journal.reconciled(report());

        assertThat(output.log()).hasSize(1);
        JsonNode line = output.log().getFirst();
        assertThat(line.at("/level").asText()).isEqualTo("INFO");
        assertThat(line.at("/message").asText()).isEqualTo("reconciled the cluster");
        assertThat(line.at("/Stack").asText()).isEqualTo("mine");
        assertThat(line.at("/Cluster").asText()).isEqualTo(Observations.CLUSTER);
        assertThat(line.at("/Reconciliations").asInt()).isEqualTo(1);
        assertThat(line.at("/decision/cluster").asText()).isEqualTo(Observations.CLUSTER);
    }

    @Test
    void theLineCountsWhatIsLeftToOwnersAndTheMetricsDoNot() {
        journal.reconciled(report(Wait.NOT_OURS));
        journal.reconciled(report(Wait.MODE_TAG));

        assertThat(output.log())
                .extracting(line -> line.at("/ServicesNotOurs").asInt())
                .containsExactly(1, 0);
        assertThat(output.log())
                .extracting(line -> line.at("/ServicesHeldByOrder").asInt())
                .containsExactly(0, 1);
        assertThat(output.metrics()).noneMatch(line -> line.has("ServicesNotOurs") || line.has("ServicesHeldByOrder"));
    }

    /** The dashboard draws the time to resolve from these fields. */
    @Test
    void theLineSaysHowLongAGapLastedThatEnded() {
        Observation seen = Observations.lab()
                .with(AService.named("web").desired(3).running(3).build())
                .build();
        Incident open =
                Incident.opened(new ServiceName(Observations.CLUSTER, "web"), Observations.NOW.minusSeconds(420));
        Snapshot snapshot = new Snapshot(seen, List.of(open));
        Trigger tick = new Trigger.Tick(Observations.NOW);
        Proposal proposal = Proposal.of(snapshot, Limits.DEFAULT);

        journal.reconciled(new Report(tick, Modes.ACT, snapshot, proposal, List.of(), List.of()));
        journal.reconciled(new Report(
                tick,
                Modes.ACT,
                snapshot.with(List.of(open.recovering(Observations.NOW))),
                proposal,
                List.of(),
                List.of()));

        assertThat(output.log().getFirst().at("/GapsResolved").asInt()).isEqualTo(1);
        assertThat(output.log().getFirst().at("/LongestGapSeconds").asInt()).isEqualTo(420);
        assertThat(output.log().getLast().has("GapsResolved")).isFalse();
        assertThat(output.metrics()).noneMatch(line -> line.has("GapsResolved"));
    }

    private static Report report(Wait wait) {
        Snapshot snapshot = wait.of(1).snapshot();
        Proposal proposal = Proposal.of(snapshot, Limits.DEFAULT);
        return new Report(new Trigger.Tick(Observations.NOW), Modes.ACT, snapshot, proposal, List.of(), List.of());
    }

    @Test
    void theCountsOfAReconciliationAreMetricsByStackAndByStackAndCluster() {
        journal.reconciled(report());

        assertThat(output.metrics()).hasSize(1);
        JsonNode line = output.metrics().getFirst();
        JsonNode directive = line.at("/_aws/CloudWatchMetrics/0");
        assertThat(directive.at("/Namespace").asText()).isEqualTo(Metrics.NAMESPACE);
        assertThat(texts(directive.at("/Dimensions/0"))).containsExactly("Stack");
        assertThat(texts(directive.at("/Dimensions/1"))).containsExactlyInAnyOrder("Stack", "Cluster");
        assertThat(directive.at("/Dimensions")).hasSize(2);
        assertThat(directive.at("/Metrics")).hasSize(1);
        assertThat(directive.at("/Metrics/0/Name").asText()).isEqualTo("Reconciliations");
        assertThat(directive.at("/Metrics/0/Unit").asText()).isEqualTo("Count");
        assertThat(line.at("/Reconciliations").asInt()).isEqualTo(1);
        assertThat(line.at("/Stack").asText()).isEqualTo("mine");
        assertThat(line.at("/Cluster").asText()).isEqualTo(Observations.CLUSTER);
    }

    @Test
    void anIgnoredEventIsCountedOnlyByStack() {
        journal.reconciled(report());
        journal.ignored(List.of(new Trigger.Ignored("not JSON")));

        JsonNode line = output.metrics().getLast();
        assertThat(line.at("/_aws/CloudWatchMetrics/0/Dimensions")).hasSize(1);
        assertThat(texts(line.at("/_aws/CloudWatchMetrics/0/Dimensions/0"))).containsExactly("Stack");
        assertThat(line.at("/" + Metrics.IGNORED).asInt()).isEqualTo(1);
        assertThat(line.has("Reconciliations")).isFalse();
        assertThat(output.log().getLast().at("/reason").asText()).isEqualTo("not JSON");
        assertThat(output.log().getLast().at("/" + Metrics.IGNORED).asInt()).isEqualTo(1);
    }

    @Test
    void ignoredEventsAreOneLineForEachKindOfReasonWithTheirNumberAndThreeExamples() {
        List<Trigger.Ignored> ignored = new ArrayList<>();
        for (int i = 0; i < 119_989; i++) {
            ignored.add(new Trigger.Ignored("not a form we know " + i % 7 + " x".repeat(i % 5_000)));
        }
        ignored.add(new Trigger.Ignored(new Outside.OtherTopic("arn:" + "t".repeat(100_000))));

        journal.ignored(ignored);

        assertThat(output.log()).hasSize(2);
        assertThat(output.log())
                .extracting(line -> line.at("/" + Metrics.IGNORED).asInt())
                .containsExactly(119_989, 1);
        assertThat(output.log()).allSatisfy(line -> assertThat(line.toString()).hasSizeLessThan(4_096));
        assertThat(output.log().getFirst().at("/reason").asText())
                .contains("not a form we know 0")
                .contains("; ");
        assertThat(output.log().getLast().at("/outside").asText()).isEqualTo("OtherTopic");
        assertThat(output.metrics()).hasSize(1);
        assertThat(output.metrics().getFirst().at("/" + Metrics.IGNORED).asInt())
                .isEqualTo(119_990);
    }

    @Test
    void controlCharactersInAReasonLeaveOneValidLine() {
        journal.ignored(
                List.of(new Trigger.Ignored("quote \" backslash \\ line\nbell \u0007 escape \u001b[31m tab\t")));

        assertThat(output.lines()).hasSize(2);
        assertThat(output.log().getFirst().at("/reason").asText())
                .isEqualTo("quote \" backslash \\ line bell   escape  [31m tab ");
    }

    @Test
    void unreadableRowsAreOneLineWithTheirNumberAndThreeExamples() {
        String detail = "no number\n" + "x".repeat(100_000);
        journal.unreadable(IntStream.range(0, 500)
                .mapToObj(i -> new StackNotice.RowUnreadable(
                        new UnreadableRow.BootSamples("group-" + i, detail),
                        new StoredRow("table", "GROUP#group-" + i, "BOOT")))
                .toList());

        assertThat(output.log()).hasSize(1);
        JsonNode line = output.log().getFirst();
        assertThat(line.at("/level").asText()).isEqualTo("WARN");
        assertThat(line.at("/" + Metrics.UNREADABLE).asInt()).isEqualTo(500);
        assertThat(line.at("/rows").asText())
                .startsWith("BootSamples GROUP#group-0/BOOT: no number ")
                .contains("GROUP#group-2/BOOT")
                .doesNotContain("GROUP#group-3/BOOT");
        assertThat(line.toString()).hasSizeLessThan(4_096);
        assertThat(output.metrics().getFirst().at("/" + Metrics.UNREADABLE).asInt())
                .isEqualTo(500);
    }

    /** A name of 1,024 characters at most is allowed as a dimension's value; those of clusters and stacks are ASCII. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"", "'", "\n", "\r\n", "\t", "\u0000", "\u007F", "\u0085", "\u2028", "\u202E", "$(x)", "\\", "\uD800",
                "漢😀"
            })
    void wordsOfOthersLeaveOneValidLineEach(String words) {
        AutoScalingGroup group = AGroup.named("web" + words).capacity(1, 1).build();
        Observation seen = Observations.lab().with(group).build();
        Proposal proposal = Proposal.of(new Snapshot(seen), Limits.DEFAULT);
        Outcome refused = new Outcome.Failed("web" + words, true, new WriteObstacle.AwsAnswer(words));
        journal.reconciled(new Report(
                new Trigger.Tick(Observations.NOW),
                Modes.ACT,
                new Snapshot(seen),
                proposal,
                List.of(refused),
                List.of()));
        journal.ignored(List.of(new Trigger.Ignored("an event " + words)));
        journal.unreadable(List.of(new StackNotice.RowUnreadable(
                new UnreadableRow.BootSamples("web" + words, words), new StoredRow("table", words, words))));

        assertThat(output.lines()).hasSize(6);
        assertThat(output.metrics())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.at("/Stack").asText()).isEqualTo("mine"));
    }

    @Test
    void anUnsentMessageIsAnErrorWithItsReason() {
        IncidentMessage message = new IncidentMessage(
                "m-1",
                new NotificationKey(NotificationKind.NOT_CAPACITY, new ServiceName("c", "s")),
                "subject",
                "mail",
                "chat",
                new DigestEntry("headline", "line"));
        journal.notSent(message, new IllegalStateException("throttled"));

        JsonNode line = output.log().getFirst();
        assertThat(line.at("/level").asText()).isEqualTo("ERROR");
        assertThat(line.at("/messageId").asText()).isEqualTo("m-1");
        assertThat(line.at("/why").asText()).contains("throttled");
        assertThat(output.metrics().getFirst().at("/" + Metrics.UNSENT).asInt()).isEqualTo(1);
    }

    private static Report report() {
        Trigger trigger = new Trigger.Tick(Observations.NOW);
        return new Report(
                trigger, Modes.ACT, new Snapshot(Observations.empty().build()), List.of(), List.of(), List.of());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
