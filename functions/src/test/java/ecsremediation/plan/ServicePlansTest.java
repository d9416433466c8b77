package ecsremediation.plan;

import static ecsremediation.fixture.Observations.NOW;
import static ecsremediation.plan.PlanFixture.LAB;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.Fact;
import ecsremediation.diagnosis.OpenQuestion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServicePlansTest {

    @Test
    void aServiceWithoutAGapHasNoPlan() {
        assertThat(ServicePlans.of(new Diagnosis.NoGap(LAB, List.of()))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Diagnosis.Converging.Progress.class)
    void aConvergingServiceIsHeldUntilItsTime(Diagnosis.Converging.Progress progress) {
        Diagnosis diagnosis = new Diagnosis.Converging(LAB, progress, List.of(), NOW.plusSeconds(9), List.of());

        assertThat(ServicePlans.of(diagnosis).orElseThrow()).isInstanceOfSatisfying(Plan.Hold.class, hold -> {
            assertThat(hold.reason()).isEqualTo(Plan.Hold.Reason.CONVERGING);
            assertThat(hold.until()).contains(NOW.plusSeconds(9));
            assertThat(hold.why()).isEqualTo(new HoldReason.ClearsByItself(progress));
            assertThat(hold.services()).containsExactly(LAB);
        });
    }

    @ParameterizedTest
    @EnumSource(Diagnosis.TaskFailing.Kind.class)
    void failingTasksAreEscalated(Diagnosis.TaskFailing.Kind kind) {
        Diagnosis.TaskFailing failing =
                new Diagnosis.TaskFailing(LAB, kind, new Fact.ServiceEvent("exit code 137"), List.of());

        assertNotCapacity(failing, new EscalationReason.TasksFail(failing));
    }

    @ParameterizedTest
    @EnumSource(Diagnosis.AgentUnavailable.Kind.class)
    void instancesThatEcsCannotUseAreEscalated(Diagnosis.AgentUnavailable.Kind kind) {
        Diagnosis.AgentUnavailable away = new Diagnosis.AgentUnavailable(LAB, kind, List.of("i-1", "i-2"), List.of());

        assertNotCapacity(away, new EscalationReason.InstancesUnusable(away));
    }

    @ParameterizedTest
    @EnumSource(Diagnosis.Unplaceable.Kind.class)
    void tasksThatFitNowhereAreEscalated(Diagnosis.Unplaceable.Kind kind) {
        Diagnosis.Unplaceable nowhere =
                new Diagnosis.Unplaceable(LAB, kind, List.of(), new Fact.ServiceEvent("9216 of 7764"), List.of());

        assertNotCapacity(nowhere, new EscalationReason.NoInstanceSuits(nowhere));
    }

    @ParameterizedTest
    @EnumSource(Diagnosis.NotOurs.Kind.class)
    void aServiceThatIsNotOursIsLeftToItsOwner(Diagnosis.NotOurs.Kind kind) {
        assertThat(ServicePlans.of(new Diagnosis.NotOurs(LAB, kind, List.of())))
                .contains(new Plan.Hold(
                        new HoldReason.LeftToOwner(kind), Optional.empty(), Optional.empty(), List.of(LAB)));
    }

    @ParameterizedTest
    @EnumSource(Diagnosis.Inconclusive.Kind.class)
    void anInconclusiveDiagnosisIsEscalated(Diagnosis.Inconclusive.Kind kind) {
        Diagnosis.Inconclusive doubt =
                new Diagnosis.Inconclusive(LAB, kind, new OpenQuestion.UnknownTaskDefinition("task/Gone:1"), List.of());

        assertThat(ServicePlans.of(doubt))
                .contains(new Plan.Escalate(new EscalationReason.Doubt(doubt), Optional.empty(), List.of(LAB)));
    }

    @Test
    void aShortfallWithoutAKnownGroupNamesTheGroupsThatWereNotRead() {
        assertThat(ServicePlans.of(PlanFixture.shortfall(LAB, "task", 3, "gone")))
                .contains(new Plan.Escalate(
                        new EscalationReason.NoGroupRead(3, List.of("gone")), Optional.empty(), List.of(LAB)));
    }

    private static void assertNotCapacity(Diagnosis diagnosis, EscalationReason why) {
        Plan.Escalate escalate = new Plan.Escalate(why, Optional.empty(), List.of(LAB));

        assertThat(escalate.reason()).isEqualTo(Plan.Escalate.Reason.NOT_CAPACITY);
        assertThat(ServicePlans.of(diagnosis)).contains(escalate);
    }
}
