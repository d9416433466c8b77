package ecsremediation.simulator.externalchanges;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.act.Outcome;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.model.Capacity;
import ecsremediation.model.Resources;
import ecsremediation.plan.EscalationReason;
import ecsremediation.plan.HoldReason;
import ecsremediation.plan.Limits;
import ecsremediation.plan.Plan;
import ecsremediation.simulator.autoscaling.LaunchFault;
import ecsremediation.simulator.ecs.InstanceShape;
import ecsremediation.simulator.scenario.LabSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launch template's user data was changed: it starts a job on each new instance. By the size of an empty instance
 * another one would help, but no new instance takes a task.
 */
final class CircuitBreakerTest {
    private static final LaunchFault TAKEN =
            new LaunchFault.OtherShape(InstanceShape.of("t3.micro", 2048, 952).withJobs(Resources.of(128, 700)));
    private static final LaunchFault TOO_SMALL = new LaunchFault.OtherShape(InstanceShape.of("t3.nano", 2048, 420));
    private static final Limits WIDE = new Limits(1000, 1000, 100, 100);

    @Test
    void aSmallerTypeOfTheLaunchTemplateIsRecognisedAfterOneRaise() {
        ObservedWorld lab = ObservedWorld.lab(100, WIDE);
        lab.fault(Optional.of(TOO_SMALL));
        lab.inTrouble().passMinutes(120);

        assertThat(desired(lab)).containsExactly(4);
        assertThat(lab.newest()).contains("t3.nano");
    }

    @Test
    void noSecondRaiseAfterOneThatResolvedNothing() {
        ObservedWorld lab = broken().passMinutes(120);

        assertThat(desired(lab)).containsExactly(4);
        assertThat(lab.plans())
                .singleElement()
                .isInstanceOfSatisfying(
                        Plan.Escalate.class,
                        plan -> assertThat(plan.reason()).isEqualTo(Plan.Escalate.Reason.UNRESOLVED));
        assertThat(lab.subjects())
                .last()
                .asString()
                .contains("action required, 3 of 4 tasks missing: the raises did not resolve it");
        assertThat(lab.newest())
                .contains("The raise of EcsLabAsg at 09:00 UTC, from 1 to 4, brought 3 instances (t3.micro),"
                        + " and no task of the service is placed there.")
                .contains("EcsLabAsg would have to go from desired 4 to 7")
                .contains("It is not raised for this service again before 15:00 UTC,"
                        + " unless its launch template or type changes.")
                .contains("ecs-remediation resume");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noSecondRaiseWhileInstancesOfTheFirstStart(long seed) {
        LabSettings settings = LabSettings.ofSeed(seed).withCeiling(OptionalInt.of(100));
        try (ObservedWorld lab = ObservedWorld.overHttp(settings, WIDE)) {
            lab.fault(Optional.of(TAKEN));
            lab.inTrouble().passMinutes(60);

            assertThat(desired(lab)).containsExactly(4);
            assertThat(lab.reconciliations.stream().flatMap(reconcile -> reconcile.plans().stream()))
                    .anySatisfy(plan -> assertThat(plan)
                            .isInstanceOfSatisfying(
                                    Plan.Hold.class,
                                    hold -> assertThat(hold.why()).isInstanceOf(HoldReason.RaiseUnproven.class)));
            assertThat(lab.newest()).contains("from 1 to 4, brought 3 instances (t3.micro)");
        }
    }

    @Test
    void raisesOnceMoreAfterSixHoursAndThenPausesAgain() {
        ObservedWorld lab = broken().pass(Duration.ofHours(12));

        assertThat(desired(lab)).hasSize(2).startsWith(4);
        assertThat(lab.raises().getLast().at())
                .isAfterOrEqualTo(lab.raises().getFirst().at().plus(Duration.ofHours(6)));
    }

    @Test
    void anOperatorsResumePermitsOneMoreRaise() {
        ObservedWorld lab = broken().passMinutes(60);
        resume(lab);
        lab.passMinutes(60);

        assertThat(desired(lab)).containsExactly(4, 7);
        assertThat(lab.newest()).contains("resumed by anna").contains("from 4 to 7, brought 3 instances");
    }

    /** A fault of the template is removed by a new version of it. */
    @Test
    void aChangedLaunchTemplatePermitsRaisesAgainAtOnce() {
        ObservedWorld lab = broken().passMinutes(60);
        lab.fault(Optional.empty());
        lab.passMinutes(20);

        assertThat(desired(lab)).containsExactly(4, 7);
        assertThat(lab.running()).isEqualTo(4);
        assertThat(lab.subjects()).last().asString().contains("cleared, 4 of 4 tasks running");
    }

    /** One raise per hour. If the third raise had counted as useless, the next would follow six hours later. */
    @Test
    void raisesThatEachResolveAPartAreNeverStopped() {
        ObservedWorld lab = ObservedWorld.lab(100, new Limits(1000, 1, 1, 100));
        lab.lab.raiseDesiredCount(8);
        lab.pass(Duration.ofHours(8));

        assertThat(desired(lab)).containsExactly(2, 3, 4, 5, 6, 7, 8);
        assertThat(lab.running()).isEqualTo(8);
        assertThat(lab.reconciliations.stream().flatMap(reconcile -> reconcile.plans().stream()))
                .noneMatch(CircuitBreakerTest::countsRaisesAsUseless);
    }

    private static boolean countsRaisesAsUseless(Plan plan) {
        return switch (plan) {
            case Plan.Hold p ->
                p.why() instanceof HoldReason.RaisesUnproven || p.why() instanceof HoldReason.RaiseUnproven;
            case Plan.Escalate p ->
                p.why() instanceof EscalationReason.IneffectiveRaises
                        || p.why() instanceof EscalationReason.UselessRaise;
            case Plan.RaiseCapacity _, Plan.RaiseMaxOnly _ -> false;
        };
    }

    private static ObservedWorld broken() {
        ObservedWorld lab = ObservedWorld.lab(100, WIDE);
        lab.fault(Optional.of(TAKEN));
        return lab.inTrouble();
    }

    private static void resume(ObservedWorld lab) {
        Incident incident = lab.store
                .find(new ServiceName("EcsLabPublicCluster", "EcsLabApi"))
                .orElseThrow();
        assertThat(lab.store.save(incident.resumed(lab.world().now(), "anna"))).isPresent();
    }

    private static List<Integer> desired(ObservedWorld lab) {
        return lab.raises().stream()
                .map(Outcome.Raised::to)
                .map(Capacity::desired)
                .toList();
    }
}
