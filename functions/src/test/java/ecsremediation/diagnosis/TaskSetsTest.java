package ecsremediation.diagnosis;

import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.SERVICE;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.ADeployment;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.model.DeploymentController;
import ecsremediation.plan.Limits;
import ecsremediation.plan.Plan;
import ecsremediation.plan.Proposal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Task sets of a service that another controller deploys. Its totals are those of one whole task set. */
class TaskSetsTest {
    @ParameterizedTest
    @EnumSource(
            value = DeploymentController.class,
            names = {"CODE_DEPLOY", "EXTERNAL"})
    void aTaskSetWithoutTasksIsReported(DeploymentController controller) {
        Diagnosis diagnosis = diagnosis(controller, 0, 0);

        assertThat(diagnosis).isInstanceOf(Diagnosis.NotOurs.class);
        assertThat(diagnosis.evidence())
                .extracting(Evidence::fact)
                .contains(new Fact.TaskSetIncomplete("ecs-svc/2", TASK_DEFINITION, 2, 0));
    }

    @ParameterizedTest
    @EnumSource(
            value = DeploymentController.class,
            names = {"CODE_DEPLOY", "EXTERNAL"})
    void taskSetsThatRunOrStartWholeLackNothing(DeploymentController controller) {
        assertThat(diagnosis(controller, 2, 0)).isInstanceOf(Diagnosis.NoGap.class);
        assertThat(diagnosis(controller, 1, 1)).isInstanceOf(Diagnosis.NoGap.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = DeploymentController.class,
            names = {"CODE_DEPLOY", "EXTERNAL"})
    void aTaskSetWithoutTasksIsLeftAloneOnFullInstances(DeploymentController controller) {
        assertThat(Proposal.of(full(controller).snapshot(), Limits.DEFAULT).plans())
                .singleElement()
                .isInstanceOfSatisfying(
                        Plan.Hold.class, hold -> assertThat(hold.reason()).isEqualTo(Plan.Hold.Reason.NOT_OURS));
    }

    @Test
    void theSameCountsOfAServiceThatEcsDeploysAreARollout() {
        assertThat(Proposal.of(full(DeploymentController.ECS).snapshot(), Limits.DEFAULT)
                        .plans())
                .singleElement()
                .isInstanceOf(Plan.RaiseCapacity.class);
    }

    /** The tasks of the first task set fill the only instance. */
    private static Observations full(DeploymentController controller) {
        return Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 400))
                .with(AGroup.named(GROUP)
                        .capacity(1, 1)
                        .ceiling(4)
                        .instance("i-1")
                        .build())
                .with(AnInstance.of("i-1").holding(512, 800, 2).build())
                .with(AService.named(SERVICE)
                        .controller(controller)
                        .deployment(ADeployment.primary("1").counts(2, 0, 0).build())
                        .deployment(ADeployment.active("2").counts(2, 2, 0).build())
                        .build());
    }

    private static Diagnosis diagnosis(DeploymentController controller, int running, int pending) {
        AService service = AService.named(SERVICE)
                .controller(controller)
                .deployment(ADeployment.primary("1").counts(2, 2, 0).build())
                .deployment(ADeployment.active("2").counts(2, running, pending).build());
        return Diagnoser.diagnose(Observations.empty().with(service.build()).build())
                .getFirst();
    }
}
