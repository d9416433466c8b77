package ecsremediation.diagnosis;

import static ecsremediation.fixture.Observations.SERVICE;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.ADeployment;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.Observations;
import ecsremediation.model.DeploymentController;
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

    private static Diagnosis diagnosis(DeploymentController controller, int running, int pending) {
        AService service = AService.named(SERVICE)
                .controller(controller)
                .deployment(ADeployment.primary("1").counts(2, 2, 0).build())
                .deployment(ADeployment.active("2").counts(2, running, pending).build());
        return Diagnoser.diagnose(Observations.empty().with(service.build()).build())
                .getFirst();
    }
}
