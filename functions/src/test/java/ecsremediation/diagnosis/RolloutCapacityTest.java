package ecsremediation.diagnosis;

import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.SERVICE;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.ADeployment;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.model.DeploymentStrategy;
import ecsremediation.plan.Limits;
import ecsremediation.plan.Plan;
import ecsremediation.plan.Proposal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A deployment replaces 3 tasks on 3 instances, each of which takes one task. */
class RolloutCapacityTest {
    @Test
    void aRolloutOnFullInstancesGetsOneSlot() {
        assertThat(desired(cluster(rollout(0), 3))).containsExactly(4);
    }

    @Test
    void aRolloutWithAFreeSlotGetsNothing() {
        assertThat(desired(cluster(rollout(0), 4))).isEmpty();
    }

    @Test
    void aRolloutThatMayStopAnOldTaskGetsNothing() {
        assertThat(desired(cluster(rollout(0).percents(66, 200), 3))).isEmpty();
    }

    @Test
    void aRolloutWhoseNewTaskRunsGetsNothing() {
        assertThat(desired(cluster(rollout(1), 4))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"BLUE_GREEN", "LINEAR", "CANARY"})
    void aStrategyThatKeepsTheOldTasksNeedsPlacesForAllNewOnes(DeploymentStrategy strategy) {
        assertThat(desired(cluster(rollout(0).deploys(strategy), 3))).containsExactly(6);
        assertThat(desired(cluster(rollout(0).deploys(strategy), 6))).isEmpty();
    }

    @Test
    void aRolloutThatLacksATaskGetsItsPlaceAndTheSlot() {
        AService service = AService.named(SERVICE)
                .deployment(ADeployment.primary("2").counts(4, 0, 0).build())
                .deployment(ADeployment.active("1").counts(4, 3, 0).build());

        assertThat(desired(cluster(service, 3))).containsExactly(5);
    }

    private static List<Integer> desired(Observations cluster) {
        return Proposal.of(cluster.snapshot(), Limits.DEFAULT).plans().stream()
                .filter(Plan.RaiseCapacity.class::isInstance)
                .map(plan -> ((Plan.RaiseCapacity) plan).to().desired())
                .toList();
    }

    private static AService rollout(int newRunning) {
        AService service = AService.named(SERVICE)
                .deployment(ADeployment.primary("2").counts(3, newRunning, 0).build())
                .deployment(ADeployment.active("1").counts(3, 3, 0).build());
        for (int i = 1; i <= 3; i++) {
            service.task(ATask.running("t" + i).on("i-" + i).build());
        }
        return newRunning == 0
                ? service
                : service.task(ATask.running("t4").deployment("2").on("i-4").build());
    }

    /** The first 3 instances run an old task each. */
    private static Observations cluster(AService service, int instances) {
        AGroup group = AGroup.named(GROUP).capacity(instances, instances).ceiling(10);
        Observations cluster = Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(service.build());
        for (int i = 1; i <= instances; i++) {
            group.instance("i-" + i);
            AnInstance instance = AnInstance.of("i-" + i);
            cluster.with((i <= 3 ? instance.holding(256, 512, 1) : instance).build());
        }
        return cluster.with(group.build());
    }
}
