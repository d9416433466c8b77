package ecsremediation.placement;

import static ecsremediation.fixture.Observations.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.model.Resources;
import ecsremediation.model.Task;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One instance of 2048 CPU units and 952 MiB; every task takes 256 CPU units and 400 MiB. */
class StoppingTasksTest {
    private static final String TASK = Observations.TASK_DEFINITION;
    private static final String WITH_PORT = "arn:aws:ecs:eu-central-1:111122223333:task-definition/port:1";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParameterizedTest
    @ValueSource(strings = {"RUNNING", "DEACTIVATING", "STOPPING", "DEPROVISIONING"})
    void whatEcsStillCountsForAStoppingTaskBecomesFree(String status) {
        InstanceCapacity after = after(AnInstance.of("i-1").holding(256, 400, 0), stopping("1", status));

        assertThat(after.free()).isEqualTo(Resources.of(2048, 952));
    }

    @Test
    void aStoppedTaskHoldsNothing() {
        InstanceCapacity after = after(
                AnInstance.of("i-1").holding(256, 400, 1),
                ATask.stopped("1", MINUTE, "UserInitiated", "").on("i-1").build());

        assertThat(after.free()).isEqualTo(Resources.of(1792, 552));
    }

    @Test
    void whatEcsHasReturnedAlreadyDoesNotCountTwice() {
        InstanceCapacity besideAnother =
                after(AnInstance.of("i-1").holding(256, 400, 1), stopping("1", "STOPPING"), live("2"));
        InstanceCapacity alone = after(AnInstance.of("i-1"), stopping("1", "STOPPING"));

        assertThat(besideAnother.free()).isEqualTo(Resources.of(1792, 552));
        assertThat(alone.free()).isEqualTo(Resources.of(2048, 952));
    }

    @Test
    void ofTwoStoppingTasksOnlyTheOneThatEcsStillCountsBecomesFree() {
        InstanceCapacity after = after(
                AnInstance.of("i-1").holding(512, 800, 1),
                stopping("1", "STOPPING"),
                stopping("2", "DEACTIVATING"),
                live("3"));

        assertThat(after.free()).isEqualTo(Resources.of(1792, 552));
    }

    @Test
    void theUseOfTasksThatWereNotReadStays() {
        InstanceCapacity returned = after(AnInstance.of("i-1").holding(128, 300, 1), stopping("1", "STOPPING"));
        InstanceCapacity held = after(AnInstance.of("i-1").holding(384, 700, 1), stopping("1", "STOPPING"));

        assertThat(returned.free()).isEqualTo(Resources.of(1920, 652));
        assertThat(held.free()).isEqualTo(Resources.of(1920, 652));
    }

    @Test
    void aPortBecomesFreeUnlessAnotherTaskHasIt() {
        AnInstance busy = AnInstance.of("i-1").holding(256, 400, 0).tcpPort(8080);
        Task stopping = ATask.stopping("1", "STOPPING", MINUTE)
                .taskDefinition(WITH_PORT)
                .on("i-1")
                .build();
        Task successor = ATask.running("2").taskDefinition(WITH_PORT).on("i-1").build();

        assertThat(after(busy, stopping).tcpPortsInUse()).doesNotContain(8080).contains(22);
        assertThat(after(busy, stopping, successor).tcpPortsInUse()).contains(8080);
    }

    @Test
    void aPlacedTaskIsBlockedByAStoppingOneThatLeavesItNoMemory() {
        Task placed = ATask.of("2", "PENDING").on("i-1").build();
        AnInstance small =
                AnInstance.of("i-1").registered(2048, 600).holding(256, 400, 0).pendingTasks(1);
        AnInstance large = AnInstance.of("i-1").holding(256, 400, 0).pendingTasks(1);

        assertThat(blocking(small, placed, stopping("1", "STOPPING"), placed))
                .extracting(Task::arn)
                .containsExactly(stopping("1", "STOPPING").arn());
        assertThat(blocking(large, placed, stopping("1", "STOPPING"), placed)).isEmpty();
    }

    @Test
    void aPlacedTaskIsNotBlockedByOneThatStopsElsewhere() {
        Task placed = ATask.of("2", "PENDING").on("i-1").build();
        AnInstance small =
                AnInstance.of("i-1").registered(2048, 600).holding(256, 400, 0).pendingTasks(1);
        Task elsewhere = ATask.stopping("1", "STOPPING", MINUTE).on("i-2").build();

        assertThat(blocking(small, placed, elsewhere, placed)).isEmpty();
    }

    @Test
    void aPlacedTaskIsBlockedByAStoppingOneWithItsPort() {
        Task placed =
                ATask.of("2", "PENDING").taskDefinition(WITH_PORT).on("i-1").build();
        Task port = ATask.stopping("1", "STOPPING", MINUTE)
                .taskDefinition(WITH_PORT)
                .on("i-1")
                .build();
        AnInstance large = AnInstance.of("i-1").holding(256, 400, 0).pendingTasks(1);

        assertThat(blocking(large, placed, port, placed)).containsExactly(port);
    }

    private static Task stopping(String id, String status) {
        return ATask.stopping(id, status, MINUTE).on("i-1").build();
    }

    private static Task live(String id) {
        return ATask.running(id).on("i-1").build();
    }

    private static InstanceCapacity after(AnInstance instance, Task... tasks) {
        return of(instance, tasks).registered().getFirst();
    }

    private static List<Task> blocking(AnInstance instance, Task placed, Task... tasks) {
        return of(instance, tasks).blocking(placed);
    }

    private static StoppingTasks of(AnInstance instance, Task... tasks) {
        AService service = AService.named(SERVICE).desired(3);
        List.of(tasks).forEach(service::task);
        return StoppingTasks.of(Observations.empty()
                .with(Tasks.definition(TASK, 256, 400))
                .with(Tasks.withTcpPort(Tasks.definition(WITH_PORT, 256, 400), 8080))
                .with(instance.build())
                .with(service.build())
                .build());
    }
}
