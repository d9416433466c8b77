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
    void whatClearsByItselfIsWaitedForUntilItsTime(Diagnosis.Converging.Progress progress) {
        Diagnosis diagnosis = new Diagnosis.Converging(LAB, progress, List.of(), NOW.plusSeconds(9), List.of());

        assertThat(ServicePlans.of(diagnosis).orElseThrow()).isInstanceOfSatisfying(Plan.Hold.class, hold -> {
            assertThat(hold.reason()).isEqualTo(Plan.Hold.Reason.CONVERGING);
            assertThat(hold.until()).contains(NOW.plusSeconds(9));
            assertThat(hold.detail()).isNotBlank();
            assertThat(hold.services()).containsExactly(LAB);
        });
    }

    @ParameterizedTest
    @EnumSource(Diagnosis.TaskFailing.Kind.class)
    void failingTasksCallAPersonWithTheirOwnWords(Diagnosis.TaskFailing.Kind kind) {
        assertNotCapacity(
                new Diagnosis.TaskFailing(LAB, kind, new Fact.ServiceEvent("exit code 137"), List.of()),
                "exit code 137");
    }

    @ParameterizedTest
    @EnumSource(Diagnosis.AgentUnavailable.Kind.class)
    void instancesThatCannotBeUsedAreNamed(Diagnosis.AgentUnavailable.Kind kind) {
        assertNotCapacity(new Diagnosis.AgentUnavailable(LAB, kind, List.of("i-1", "i-2"), List.of()), "(i-1, i-2).");
        assertNotCapacity(new Diagnosis.AgentUnavailable(LAB, kind, List.of(), List.of()), ".");
    }

    @ParameterizedTest
    @EnumSource(Diagnosis.Unplaceable.Kind.class)
    void whatFitsNowhereCallsAPersonWithTheNumbers(Diagnosis.Unplaceable.Kind kind) {
        assertNotCapacity(
                new Diagnosis.Unplaceable(LAB, kind, List.of(), new Fact.ServiceEvent("9216 of 7764"), List.of()),
                "9216 of 7764");
    }

    @ParameterizedTest
    @EnumSource(Diagnosis.NotOurs.Kind.class)
    void whatIsNotOursIsLeftToItsOwner(Diagnosis.NotOurs.Kind kind) {
        assertThat(ServicePlans.of(new Diagnosis.NotOurs(LAB, kind, List.of())).orElseThrow())
                .isInstanceOfSatisfying(Plan.Hold.class, hold -> {
                    assertThat(hold.reason()).isEqualTo(Plan.Hold.Reason.NOT_OURS);
                    assertThat(hold.until()).isEmpty();
                    assertThat(hold.detail())
                            .endsWith("It is left to its owner.")
                            .hasSizeGreaterThan(40);
                });
    }

    @ParameterizedTest
    @EnumSource(Diagnosis.Inconclusive.Kind.class)
    void doubtCallsAPersonWithWhatToLookAt(Diagnosis.Inconclusive.Kind kind) {
        assertThat(ServicePlans.of(new Diagnosis.Inconclusive(
                                LAB, kind, new OpenQuestion.UnknownTaskDefinition("task/Gone:1"), List.of()))
                        .orElseThrow())
                .isInstanceOfSatisfying(Plan.Escalate.class, escalate -> {
                    assertThat(escalate.reason()).isEqualTo(Plan.Escalate.Reason.INCONCLUSIVE);
                    assertThat(escalate.nextStep()).isEqualTo("task definition task/Gone:1, which was not read");
                    assertThat(escalate.detail()).isNotBlank();
                });
    }

    @Test
    void aShortfallWithoutAKnownGroupSaysHowToNameOne() {
        Optional<Plan> plan = ServicePlans.of(PlanFixture.shortfall(LAB, "task", 3, "gone"));

        assertThat(plan.orElseThrow()).isInstanceOfSatisfying(Plan.Escalate.class, escalate -> {
            assertThat(escalate.reason()).isEqualTo(Plan.Escalate.Reason.NO_CEILING);
            assertThat(escalate.detail()).contains("3 tasks", "gone");
        });
        assertThat(ServicePlans.of(PlanFixture.shortfall(LAB, "task", 3)).orElseThrow())
                .isInstanceOfSatisfying(
                        Plan.Escalate.class,
                        escalate -> assertThat(escalate.detail()).contains("there is none"));
    }

    private static void assertNotCapacity(Diagnosis diagnosis, String detail) {
        assertThat(ServicePlans.of(diagnosis).orElseThrow()).isInstanceOfSatisfying(Plan.Escalate.class, escalate -> {
            assertThat(escalate.reason()).isEqualTo(Plan.Escalate.Reason.NOT_CAPACITY);
            assertThat(escalate.group()).isEmpty();
            assertThat(escalate.detail()).endsWith(detail).hasSizeGreaterThanOrEqualTo(detail.length());
            assertThat(escalate.nextStep()).isNotBlank();
            assertThat(escalate.services()).containsExactly(LAB);
        });
    }
}
