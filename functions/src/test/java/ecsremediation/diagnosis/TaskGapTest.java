package ecsremediation.diagnosis;

import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.ADeployment;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.model.Counts;
import ecsremediation.model.Deployment;
import ecsremediation.model.DeploymentStrategy;
import ecsremediation.model.Service;
import ecsremediation.model.Task;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TaskGapTest {
    @Test
    void withoutManagedScalingUnplacedTasksAreWhatTheCountsLack() {
        TaskGap gap =
                TaskGap.of(lab().task(ATask.running("1").on("i-1").build()).build());

        assertThat(gap.missing()).isEqualTo(3);
        assertThat(gap.unplaced()).containsExactly(new UnplacedTasks("ecs-svc/1", TASK_DEFINITION, 3));
        assertThat(gap.starting()).isEmpty();
        assertThat(gap.running()).isEqualTo(1);
        assertThat(gap.rolling()).isFalse();
    }

    @Test
    void provisioningTasksWithoutInstanceAreUnplaced() {
        Service service = lab().pending(3)
                .task(ATask.of("2", "PROVISIONING").build())
                .task(ATask.of("3", "PROVISIONING").build())
                .task(ATask.of("4", "PROVISIONING").build())
                .build();

        assertThat(TaskGap.of(service).unplacedCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"PROVISIONING", "PENDING", "ACTIVATING"})
    void aTaskOnAnInstanceIsPlaced(String status) {
        Task placed = ATask.of("2", status).on("i-2").build();
        TaskGap gap = TaskGap.of(lab().pending(1).task(placed).build());

        assertThat(gap.unplacedCount()).isEqualTo(2);
        assertThat(gap.starting()).containsExactly(placed);
    }

    @ParameterizedTest
    @CsvSource({"DEACTIVATING", "STOPPING", "DEPROVISIONING", "STOPPED", "DELETED"})
    void aStoppingTaskIsNotStarting(String status) {
        TaskGap gap =
                TaskGap.of(lab().task(ATask.of("2", status).on("i-2").build()).build());

        assertThat(gap.starting()).isEmpty();
        assertThat(gap.unplacedCount()).isEqualTo(3);
    }

    @Test
    void aStoppedTaskFillsNoGap() {
        Task stopped = ATask.stopped("2", Duration.ofMinutes(1), "UserInitiated", "")
                .on("i-2")
                .build();

        assertThat(TaskGap.of(lab().task(stopped).build()).unplacedCount()).isEqualTo(3);
    }

    @Test
    void pendingTasksThatTheListDoesNotShowCountAsPlaced() {
        assertThat(TaskGap.of(lab().pending(2).build()).unplacedCount()).isEqualTo(1);
    }

    @Test
    void moreThanDesiredIsNoGap() {
        TaskGap gap = TaskGap.of(AService.named("s").desired(1).running(2).build());

        assertThat(gap.isNone()).isTrue();
        assertThat(gap.unplaced()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "100, 200, 1, 3, 0",
        "100, 150, 1, 1, 2",
        "100, 149, 1, 0, 3",
        "100, 124, 0, 0, 4",
        "100, 100, 0, 0, 4",
        "76, 200, 1, 3, 0",
        "75, 200, 0, 4, 0",
        "0, 200, 0, 4, 0",
        "0, 50, 0, 0, 4"
    })
    void aRolloutNeedsOnePlaceOnlyIfEcsMayStopNoOldTask(
            int minimum, int maximum, int unplaced, int later, int heldBack) {
        TaskGap gap = TaskGap.of(AService.named("s")
                .percents(minimum, maximum)
                .deployment(ADeployment.primary("2").counts(4, 0, 0).build())
                .deployment(ADeployment.active("1").counts(4, 4, 0).build())
                .build());

        assertThat(gap.missing()).isEqualTo(4);
        assertThat(gap.unplacedCount()).isEqualTo(unplaced);
        assertThat(gap.later()).isEqualTo(later);
        assertThat(gap.heldBack()).isEqualTo(heldBack);
        assertThat(gap.rolling()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"100, 3", "75, 2", "50, 2"})
    void aRolloutThatLacksTasksNeedsThemBesideItsNextMove(int minimum, int unplaced) {
        TaskGap gap = TaskGap.of(AService.named("s")
                .percents(minimum, 200)
                .deployment(ADeployment.primary("2").counts(4, 1, 0).build())
                .deployment(ADeployment.active("1").counts(3, 1, 0).build())
                .build());

        assertThat(gap.unplacedCount()).isEqualTo(unplaced);
    }

    @Test
    void aRolloutWithOneTaskAboveItsMinimumNeedsNoPlace() {
        TaskGap gap = TaskGap.of(AService.named("s")
                .deployment(ADeployment.primary("2").counts(3, 1, 0).build())
                .deployment(ADeployment.active("1").counts(3, 3, 0).build())
                .build());

        assertThat(gap.unplaced()).isEmpty();
        assertThat(gap.later()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"BLUE_GREEN", "LINEAR", "CANARY"})
    void newTasksBesideAllOldOnesNeedPlacesOfTheirOwn(DeploymentStrategy strategy) {
        TaskGap gap = TaskGap.of(AService.named("s")
                .deploys(strategy)
                .percents(50, 150)
                .deployment(ADeployment.primary("2").counts(4, 0, 0).build())
                .deployment(ADeployment.active("1").counts(4, 4, 0).build())
                .build());

        assertThat(gap.unplacedCount()).isEqualTo(4);
        assertThat(gap.heldBack()).isZero();
        assertThat(gap.rolling()).isFalse();
    }

    @Test
    void withoutASecondDeploymentTheMaximumDoesNotBind() {
        TaskGap gap = TaskGap.of(
                AService.named("s").percents(0, 100).desired(4).running(5).build());
        TaskGap alone = TaskGap.of(AService.named("s")
                .percents(0, 100)
                .deployment(ADeployment.primary("2").counts(4, 0, 0).build())
                .deployment(ADeployment.active("1").counts(4, 0, 0).build())
                .build());

        assertThat(gap.heldBack()).isZero();
        assertThat(alone.rolling()).isFalse();
        assertThat(alone.unplacedCount()).isEqualTo(4);
    }

    @Test
    void placedTasksCountAgainstTheMaximum() {
        TaskGap gap = TaskGap.of(AService.named("s")
                .percents(100, 150)
                .deployment(ADeployment.primary("2").counts(4, 0, 1).build())
                .deployment(ADeployment.active("1").counts(4, 4, 0).build())
                .build());

        assertThat(gap.unplaced()).isEmpty();
        assertThat(gap.later()).isEqualTo(1);
        assertThat(gap.heldBack()).isEqualTo(2);
    }

    @Test
    void anOlderDeploymentCountsOnlyAsFarAsTheServiceIsShort() {
        TaskGap complete = TaskGap.of(AService.named("s")
                .deployment(ADeployment.active("1").counts(4, 2, 0).build())
                .deployment(ADeployment.primary("2").counts(4, 4, 0).build())
                .build());
        Service wanting = AService.named("s")
                .deployment(ADeployment.active("1").counts(4, 1, 0).build())
                .deployment(ADeployment.primary("2").counts(2, 1, 0).build())
                .build();
        TaskGap shortOfTwo = TaskGap.of(with(wanting, new Counts(4, 2, 0), wanting.deployments()));

        assertThat(complete.isNone()).isTrue();
        assertThat(shortOfTwo.missing()).isEqualTo(2);
        assertThat(shortOfTwo.unplaced())
                .containsExactly(
                        new UnplacedTasks("ecs-svc/2", TASK_DEFINITION, 1),
                        new UnplacedTasks("ecs-svc/1", TASK_DEFINITION, 1));
    }

    @Test
    void withoutDeploymentsTheServicesOwnCountsDecide() {
        Service service = AService.named("s").desired(3).running(1).build();
        Service bare = with(service, service.counts(), List.of());

        assertThat(TaskGap.of(bare).missing()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 50, 150, 2, 4",
        "4, 50, 150, 2, 6",
        "1, 100, 200, 1, 2",
        "5, 33, 120, 2, 6",
        "2000000000, 200, 400, 2147483647, 2147483647",
        "4, 0, 0, 0, 4"
    })
    void roundsAsEcsDoes(int desired, int minimum, int maximum, int least, int most) {
        Service service =
                AService.named("s").desired(desired).percents(minimum, maximum).build();

        assertThat(DeploymentBounds.of(service)).isEqualTo(new DeploymentBounds(least, most));
    }

    private static Service with(Service service, Counts counts, List<Deployment> deployments) {
        return new Service(
                service.name(),
                service.status(),
                service.schedulingStrategy(),
                service.launchType(),
                service.capacityProviders(),
                service.deploymentController(),
                counts,
                service.minimumHealthyPercent(),
                service.maximumPercent(),
                service.deploymentStrategy(),
                deployments,
                service.placementConstraints(),
                service.placementStrategies(),
                service.subnets(),
                service.messages(),
                service.tasks());
    }

    private static AService lab() {
        return AService.named("s").desired(4).running(1);
    }
}
