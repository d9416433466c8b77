package ecsremediation.report;

import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.fixture.Modes;
import ecsremediation.fixture.Observations;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.Snapshot;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.lifecycle.Lifecycle;
import ecsremediation.lifecycle.Report;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.CapacityReadBack;
import ecsremediation.model.CapacityReadBack.ReadBackFinding;
import ecsremediation.plan.Proposal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What operators read when a raise lowered its group. */
final class ReadBackTextTest {
    private static final ServiceName API = new ServiceName(Observations.CLUSTER, Observations.SERVICE);
    private static final CapacityAction RAISE = new CapacityAction(
            GROUP, NOW.minus(Duration.ofMinutes(1)), new Capacity(1, 20), new Capacity(4, 20), "tick", List.of(API));

    @Test
    void aRestoreSaysWhatHappenedAndWhatIsLeftToDo() {
        IncidentMessage message = message(ReadBackFinding.RESTORED);

        assertThat(message.subject()).isEqualTo("[ECS] EcsLabApi: restored EcsLabAsg 4 → 10");
        assertThat(message.text().replaceAll("\\s+", " "))
                .contains("Another actor had raised EcsLabAsg to desired 20 right before ECS Remediation wrote. So the"
                        + " raise of 11:59 UTC lowered it from 20 to 4. ECS Remediation set desired to 10 again: its"
                        + " ceiling and max permit no more.")
                .contains("EcsLabAsg restored: desired 4 → 10; the raise of 11:59 UTC had lowered it from 20")
                .contains("NEXT STEP Set desired of EcsLabAsg to 20 again if it should still be that.")
                .contains("--desired-capacity 20 \\ --max-size 20")
                .doesNotContain("TO UNDO", "Nothing to do now");
    }

    @Test
    void aWholeRestoreLeavesNothingToDo() {
        TimelineEvent.ReadBack whole = new TimelineEvent.ReadBack(
                NOW, GROUP, RAISE.at(), ReadBackFinding.RESTORED, 20, new Capacity(4, 20), new Capacity(20, 20));

        assertThat(ReadBackText.detail(whole)).endsWith("ECS Remediation set desired to 20 again. Nothing to do now.");
        assertThat(ReadBackText.nextStep(whole)).isEmpty();
    }

    @Test
    void aLoweringThatIsNotRestoredIsAnActionItem() {
        IncidentMessage message = message(ReadBackFinding.PAUSED);

        assertThat(message.subject())
                .isEqualTo("[ECS] EcsLabApi: action required: ECS Remediation lowered EcsLabAsg 20 → 4");
        assertThat(message.text().replaceAll("\\s+", " "))
                .contains("It was not restored, because the stack is paused.")
                .contains("NEXT STEP Set desired of EcsLabAsg to 20 again if it should still be that.");
    }

    @ParameterizedTest
    @EnumSource
    void everyFindingIsReportedOnceWithItsTimeline(ReadBackFinding finding) {
        Report report = report(finding);
        Lifecycle.Step step = step(report, incident());

        assertThat(step.notification()).isPresent();
        assertThat(step.incident().timeline().last(TimelineEvent.class).orElseThrow())
                .isEqualTo(TimelineEvent.ReadBack.of(report.readBacks().getFirst()));
        assertThat(Lifecycle.next(API, Optional.of(step.incident()), report)
                        .orElseThrow()
                        .notification())
                .isNotEqualTo(step.notification());
        assertThat(DecisionRecord.summary(report)).contains("\"finding\":\"" + finding + "\"");
        assertThat(message(finding).text()).contains("EcsLabAsg");
    }

    @Test
    void theMessagesAreAsTheyAreSent() throws IOException {
        WrittenMessages.assertWritten("restored", message(ReadBackFinding.RESTORED));
        WrittenMessages.assertWritten("lowered-by-raise", message(ReadBackFinding.NO_CEILING));
    }

    static IncidentMessage message(ReadBackFinding finding) {
        Report report = report(finding);
        Lifecycle.Step step = step(report, incident());
        NotificationKey key = step.notification().orElseThrow();
        return MessageRenderer.render(new MessageContext(key, step.incident(), report), MessageContexts.STACK);
    }

    private static Lifecycle.Step step(Report report, Incident incident) {
        return Lifecycle.next(API, Optional.of(incident), report).orElseThrow();
    }

    private static Incident incident() {
        return Incident.opened(API, RAISE.at()).plus(List.of(TimelineEvent.Raised.of(RAISE)));
    }

    private static Report report(ReadBackFinding finding) {
        CapacityReadBack found = new CapacityReadBack(
                RAISE,
                NOW,
                finding,
                20,
                RAISE.to(),
                finding == ReadBackFinding.RESTORED ? new Capacity(10, 20) : RAISE.to());
        return new Report(
                new Trigger.Tick(NOW),
                Modes.ACT,
                new Snapshot(Observations.lab().build()),
                new Proposal(List.of(new Diagnosis.NoGap(API, List.of())), List.of()),
                List.of(),
                List.of(found));
    }
}
