package ecsremediation.diagnosis;

import static ecsremediation.fixture.Observations.CLUSTER;
import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.NOW;
import static ecsremediation.fixture.Observations.SERVICE;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ecsremediation.event.ServiceName;
import ecsremediation.fixture.ADeployment;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.incident.Cause;
import ecsremediation.incident.Incident;
import ecsremediation.model.CapacityProvider;
import ecsremediation.model.Observation;
import ecsremediation.model.ReadFailure;
import ecsremediation.model.Task;
import ecsremediation.placement.PlacementObstacle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which source a diagnosis follows, and which evidence it keeps. */
class EvidenceTest {
    private static final String UNPLACED = "service EcsLabApi was unable to place a task. ";

    @Test
    void keepsTheDecisiveFactTheCountsTheNewestProblemAndTheNewestFailure() {
        Task stopped = ATask.stopped("9", minutes(4), "EssentialContainerExited", "Essential container in task exited")
                .container("app", 137, "OutOfMemoryError")
                .build();
        Diagnosis diagnosis = diagnose(full(service()
                .message(minutes(1), "(service EcsLabApi) was created.")
                .message(minutes(2), UNPLACED + "It has insufficient memory available.")
                .message(minutes(3), UNPLACED + "It has insufficient CPU units available.")
                .task(stopped)));

        assertThat(diagnosis.evidence())
                .extracting(Evidence::source, Evidence::fact, Evidence::at)
                .containsExactly(
                        tuple(
                                Evidence.Source.PLACEMENT_CHECK,
                                new Fact.ClosestInstance(
                                        TASK_DEFINITION,
                                        new PlacementObstacle(PlacementObstacle.Kind.MEMORY, "512 MiB", "440 MiB")),
                                Optional.empty()),
                        tuple(Evidence.Source.COUNTS, new Fact.TaskCounts(1, 0, 1, 0, 0), Optional.empty()),
                        tuple(
                                Evidence.Source.SERVICE_EVENT,
                                new Fact.ServiceEvent(UNPLACED + "It has insufficient memory available."),
                                Optional.of(ago(2))),
                        tuple(
                                Evidence.Source.TASK,
                                new Fact.StoppedTask(stopped.stop().orElseThrow()),
                                Optional.of(ago(4))));
    }

    @Test
    void aStopReasonCountsLikeAnEvent() {
        Diagnosis diagnosis = diagnose(roomy(service()
                .task(ATask.stopped("1", minutes(2), "TaskFailedToStart", "TaskFailedToStart: ATTRIBUTE")
                        .build())));

        assertThat(diagnosis).isInstanceOf(Diagnosis.Inconclusive.class);
        assertThat(diagnosis.evidence().getFirst())
                .isEqualTo(new Evidence(new Fact.StopReason("TaskFailedToStart: ATTRIBUTE"), Optional.of(ago(2))));
    }

    @Test
    void theInstanceWithTheMostFreeMemoryIsQuoted() {
        Observations observations = Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(AGroup.named(GROUP)
                        .capacity(3, 3)
                        .instance("i-1")
                        .instance("i-2")
                        .instance("i-3")
                        .build())
                .with(AnInstance.of("i-1").holding(256, 700, 1).build())
                .with(AnInstance.of("i-2").holding(256, 500, 1).build())
                .with(AnInstance.of("i-3").holding(256, 600, 1).build())
                .with(service().build());

        assertThat(first(observations))
                .isEqualTo(new Fact.ClosestInstance(
                        TASK_DEFINITION, new PlacementObstacle(PlacementObstacle.Kind.MEMORY, "512 MiB", "452 MiB")));
    }

    @Test
    void theNewestFailedLaunchIsQuoted() {
        Diagnosis diagnosis = diagnose(full(AGroup.named(GROUP)
                .capacity(2, 2)
                .instance("i-1")
                .launchFailed(minutes(1), "no capacity")
                .launchFailed(minutes(2), "no permission")));
        Diagnosis launched = diagnose(full(AGroup.named(GROUP)
                .capacity(3, 3)
                .instance("i-1")
                .instance("i-2", "Pending")
                .launched("i-2", minutes(1))
                .launchFailed(minutes(2), "no permission")));

        assertThat(diagnosis.evidence())
                .contains(new Evidence(new Fact.LaunchFailed(GROUP, "no capacity"), Optional.of(ago(1))));
        assertThat(launched.evidence()).extracting(Evidence::fact).noneMatch(f -> f instanceof Fact.LaunchFailed);
    }

    @ParameterizedTest
    @CsvSource({
        "SERVICE, EcsLabApi, true",
        "SERVICE, Other, false",
        "TASK_DEFINITION, EcsLabApi:1, true",
        "TASK_DEFINITION, Other:1, false",
        "TASK_DEFINITION, Api:1, false",
        "SERVICE_LIST, EcsLabPublicCluster, true",
        "SERVICES, Other, true",
        "GROUP, EcsLabAsg, true"
    })
    void onlyWhatClearlyBelongsToOthersLeavesAServiceAlone(ReadFailure.Kind kind, String name, boolean concerns) {
        Observation observation = full(service()).unread(kind, name, "MISSING").build();

        Diagnosis own = Diagnoser.diagnose(observation).stream()
                .filter(d -> d.service().service().equals(SERVICE))
                .findFirst()
                .orElseThrow();
        assertThat(own instanceof Diagnosis.Inconclusive).isEqualTo(concerns);
        assertThat(Diagnoser.diagnose(observation))
                .hasSize(kind == ReadFailure.Kind.SERVICE && name.equals("Other") ? 2 : 1);
    }

    @Test
    void anotherServicesIncidentDoesNotCount() {
        Diagnosis diagnosis = diagnose(roomy(service()).with(incident("Other", 60)));

        assertThat(diagnosis).isInstanceOf(Diagnosis.Converging.class);
    }

    @ParameterizedTest
    @CsvSource({"34, TaskFailing", "35, TaskFailing", "36, Converging"})
    void anUnhealthyTargetCountsForThirtyFiveMinutes(int minutesAgo, String expected) {
        Diagnosis diagnosis = diagnose(roomy(service()
                .message(minutes(minutesAgo), "(service EcsLabApi) (port 80) is unhealthy in (target-group x)")));

        assertThat(diagnosis.getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void oneFailureIsAPatternIfThereIsCapacityAndEcsReportsIt() {
        String throttled = "(service EcsLabApi) is unable to consistently start tasks successfully.";

        assertThat(diagnose(roomy(crashed(0)))).isInstanceOf(Diagnosis.Converging.class);
        assertThat(diagnose(roomy(crashed(1)))).isInstanceOf(Diagnosis.Converging.class);
        assertThat(diagnose(roomy(crashed(2)))).isInstanceOf(Diagnosis.TaskFailing.class);
        assertThat(diagnose(full(crashed(2)))).isInstanceOf(Diagnosis.CapacityShortfall.class);
        assertThat(diagnose(full(crashed(0).message(minutes(1), throttled))))
                .isInstanceOf(Diagnosis.CapacityShortfall.class);
        assertThat(diagnose(roomy(crashed(0).message(minutes(1), throttled))))
                .isInstanceOfSatisfying(
                        Diagnosis.TaskFailing.class,
                        d -> assertThat(d.kind()).isEqualTo(Diagnosis.TaskFailing.Kind.CRASH_LOOP));
        assertThat(diagnose(full(service().message(minutes(1), throttled))))
                .isInstanceOf(Diagnosis.CapacityShortfall.class);
    }

    @ParameterizedTest
    @CsvSource({"5, HEALTHY, CapacityShortfall", "4, HEALTHY, TaskFailing", "5, UNHEALTHY, TaskFailing"})
    void crashesDoNotCountIfATaskStaysUpAndCapacityIsShort(int minutesUp, String health, String expected) {
        Diagnosis diagnosis = diagnose(full(service()
                .desired(3)
                .running(1)
                .task(ATask.running("1")
                        .on("i-1")
                        .started(minutes(minutesUp))
                        .health(health)
                        .build())
                .task(ATask.stopped("2", minutes(3), "EssentialContainerExited", "")
                        .build())
                .task(ATask.stopped("3", minutes(4), "EssentialContainerExited", "")
                        .build())));

        assertThat(diagnosis.getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void crashesOfADeploymentWithoutGapDoNotCount() {
        Diagnosis diagnosis = diagnose(full(AService.named(SERVICE)
                .deployment(ADeployment.primary("2").counts(1, 0, 0).build())
                .deployment(ADeployment.active("1").counts(1, 1, 0).build())
                .task(ATask.stopped("2", minutes(3), "EssentialContainerExited", "")
                        .build())
                .task(ATask.stopped("3", minutes(4), "EssentialContainerExited", "")
                        .build())));

        assertThat(diagnosis).isInstanceOf(Diagnosis.CapacityShortfall.class);
    }

    @Test
    void onlyInstancesRegisteredInTimeWithAllAttributesContradictEcs() {
        String attribute = UNPLACED + "It is missing an attribute required by your task.";
        Observations later = cluster(service().message(minutes(5), attribute))
                .with(AnInstance.of("i-1").registered(minutes(4)).build());

        assertThat(diagnose(roomy(service().message(minutes(5), attribute))))
                .isInstanceOf(Diagnosis.Inconclusive.class);
        assertThat(diagnose(later)).isInstanceOf(Diagnosis.Converging.class);
        assertThat(diagnose(roomy(service()
                        .memberOf("attribute:stack == prod")
                        .message(minutes(5), UNPLACED + "MemberOf placement constraint unsatisfied."))))
                .isInstanceOf(Diagnosis.Unplaceable.class);
    }

    @Test
    void aBootingFirstInstanceOfAGroupConverges() {
        Diagnosis diagnosis = diagnose(Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(AGroup.named(GROUP)
                        .capacity(1, 1)
                        .tag("ecs-remediation:cluster", CLUSTER)
                        .instance("i-1", "Pending")
                        .launched("i-1", minutes(1))
                        .build())
                .with(service().build()));

        assertThat(diagnosis)
                .isInstanceOfSatisfying(
                        Diagnosis.Converging.class,
                        d -> assertThat(d.progress()).isEqualTo(Diagnosis.Converging.Progress.CAPACITY_ON_ITS_WAY));
    }

    @Test
    void aHeldBackRolloutNamesItsTasksAndBounds() {
        Diagnosis.Unplaceable diagnosis = (Diagnosis.Unplaceable) diagnose(full(AService.named(SERVICE)
                .percents(100, 100)
                .deployment(ADeployment.primary("2")
                        .counts(4, 0, 0)
                        .rollout("IN_PROGRESS", "")
                        .build())
                .deployment(ADeployment.active("1").counts(4, 4, 0).build())));

        assertThat(diagnosis.unplaced()).containsExactly(new UnplacedTasks("ecs-svc/2", TASK_DEFINITION, 4));
        assertThat(diagnosis.fact()).isEqualTo(new Fact.RolloutBounds(4, "IN_PROGRESS", 4, 100, 4, 100));
        assertThat(diagnosis.evidence()).extracting(Evidence::fact).contains(new Fact.TaskCounts(4, 4, 0, 0, 4));
    }

    @Test
    void aProviderWithoutGroupIsNamed() {
        Observations observations = Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(new CapacityProvider("Empty", "EC2_AUTOSCALING", Optional.of("gone"), false))
                .with(service().provider("Empty").build());

        assertThat(first(observations)).isEqualTo(new Fact.NoGroup(List.of("Empty")));
    }

    private static Diagnosis diagnose(Observations observations) {
        return Diagnoser.diagnose(observations.snapshot()).getFirst();
    }

    private static Fact first(Observations observations) {
        return diagnose(observations).evidence().getFirst().fact();
    }

    private static AService service() {
        return AService.named(SERVICE);
    }

    private static AService crashed(int failedTasks) {
        return service()
                .deployment(ADeployment.primary("1")
                        .counts(1, 0, 0)
                        .failedTasks(failedTasks)
                        .build())
                .task(ATask.stopped("1", minutes(3), "EssentialContainerExited", "")
                        .build());
    }

    private static Observations cluster(AService service) {
        return Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(AGroup.named(GROUP).capacity(1, 1).instance("i-1").build())
                .with(service.build());
    }

    private static Observations roomy(AService service) {
        return cluster(service).with(AnInstance.of("i-1").build());
    }

    private static Observations full(AService service) {
        return cluster(service).with(AnInstance.of("i-1").holding(256, 512, 1).build());
    }

    private static Observations full(AGroup group) {
        return Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(group.build())
                .with(AnInstance.of("i-1").holding(256, 512, 1).build())
                .with(service().build());
    }

    private static Incident incident(String service, int minutesAgo) {
        return Incident.opened(new ServiceName(CLUSTER, service), ago(minutesAgo))
                .found(Cause.PLACEMENT_RETRY, ago(minutesAgo));
    }

    private static Instant ago(int minutes) {
        return NOW.minus(minutes(minutes));
    }

    private static Duration minutes(int count) {
        return Duration.ofMinutes(count);
    }
}
