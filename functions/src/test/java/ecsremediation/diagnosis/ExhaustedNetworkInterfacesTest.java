package ecsremediation.diagnosis;

import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.SERVICE;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.LaunchType;
import ecsremediation.model.Observation;
import ecsremediation.model.SchedulingStrategy;
import ecsremediation.model.TaskDefinition;
import ecsremediation.placement.Capacities;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceKind;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * EcsLabApi should run 4 tasks with a network interface each and runs 2, both on i-1. The instance has
 * memory and CPU for more.
 */
final class ExhaustedNetworkInterfacesTest {
    private static final Duration MESSAGE_AGE = Duration.ofMinutes(5);
    private static final String NO_ENI =
            "(service EcsLabApi) was unable to place a task because no container instance met all of its requirements."
                    + " The closest matching (container-instance 4f2c) encountered error \"RESOURCE:ENI\".";
    private static final TaskDefinition TASK = Tasks.withNetworkInterface(Tasks.definition(TASK_DEFINITION, 64, 64));

    @Test
    void anInstanceThatEcsFoundWithoutAnInterfaceHasNone() {
        assertThat(markedOn(cluster(withMessage(), instance()))).hasValue(0);
    }

    @Test
    void aNewInstanceTakesAsManyAsItsFullSiblingCarries() {
        assertThat(newInstanceTakes(cluster(withMessage(), instance()))).hasValue(2);
    }

    @Test
    void withoutSuchAMessageNothingIsMarked() {
        Observation seen = cluster(service(), instance()).build();

        assertThat(ExhaustedNetworkInterfaces.markIn(seen)).isSameAs(seen);
        assertThat(newInstanceTakes(cluster(service(), instance()))).isEmpty();
    }

    @Test
    void markingTwiceEqualsMarkingOnce() {
        Observation marked = ExhaustedNetworkInterfaces.markIn(
                cluster(withMessage(), instance()).build());

        assertThat(ExhaustedNetworkInterfaces.markIn(marked)).isEqualTo(marked);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void anInstanceThatRegisteredSinceIsNotMarked(int registeredMinutesAgo) {
        AnInstance late = instance().registered(Duration.ofMinutes(registeredMinutesAgo));

        assertThat(markedOn(cluster(withMessage(), late))).isEmpty();
    }

    @Test
    void anInstanceOnWhichATaskStoppedSinceIsNotMarked() {
        AService service = withMessage()
                .task(ATask.stopped("9", Duration.ofMinutes(4), "ServiceSchedulerInitiated", "scaled in")
                        .on("i-1")
                        .build());

        assertThat(markedOn(cluster(service, instance()))).isEmpty();
    }

    @Test
    void anInstanceOnWhichATaskStartedSinceIsNotMarked() {
        AService service = withMessage()
                .task(ATask.running("9")
                        .created(Duration.ofMinutes(4))
                        .on("i-1")
                        .build());

        assertThat(markedOn(cluster(service, instance()))).isEmpty();
    }

    @Test
    void anInstanceThatLacksSomethingElseIsNotMarked() {
        assertThat(markedOn(cluster(withMessage(), instance().holding(0, 800, 0))))
                .isEmpty();
        assertThat(markedOn(cluster(withMessage(), instance().disconnected()))).isEmpty();
    }

    @Test
    void anInstanceWithoutATaskWithAnInterfaceIsNotMarked() {
        assertThat(markedOn(cluster(withMessage(), AnInstance.of("i-1")))).isEmpty();
        AService bridged =
                AService.named("bridged").taskDefinition("bridged:1").desired(3).running(2);
        bridged.task(ATask.running("b1").taskDefinition("bridged:1").on("i-1").build())
                .task(ATask.running("b2").taskDefinition("bridged:1").on("i-1").build());
        assertThat(markedOn(cluster(withMessage(), instance())
                        .with(Tasks.definition("bridged:1", 16, 16))
                        .with(bridged.build())))
                .isEmpty();
    }

    @Test
    void tasksOfDaemonsWithoutAnInterfaceAreNotCounted() {
        Observations withDaemon = cluster(withMessage(), instance().holding(16, 16, 1))
                .with(Tasks.definition("agent:1", 16, 16))
                .with(AService.named("agent")
                        .taskDefinition("agent:1")
                        .scheduling(SchedulingStrategy.DAEMON)
                        .desired(1)
                        .running(1)
                        .build());

        assertThat(newInstanceTakes(withDaemon)).hasValue(2);
    }

    @Test
    void onlyEcssNewestMessageCounts() {
        AService service = service()
                .message(Duration.ofMinutes(2), NO_ENI.replace("RESOURCE:ENI", "AGENT"))
                .message(MESSAGE_AGE, NO_ENI);

        assertThat(markedOn(cluster(service, instance()))).isEmpty();
    }

    @Test
    void tasksWithoutAnInterfaceAndServicesThatAreNotOursMarkNothing() {
        Observations bridge = Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 64, 64))
                .with(withMessage().build())
                .with(instance().build());
        assertThat(markedOn(bridge)).isEmpty();
        assertThat(markedOn(cluster(withMessage().launchType(LaunchType.FARGATE), instance())))
                .isEmpty();
        assertThat(markedOn(cluster(withMessage().running(4), instance()))).isEmpty();
    }

    private static AService service() {
        return AService.named(SERVICE).desired(4).running(2);
    }

    private static AService withMessage() {
        return service().message(MESSAGE_AGE, NO_ENI);
    }

    private static AnInstance instance() {
        return AnInstance.of("i-1").holding(128, 128, 2);
    }

    private static Observations cluster(AService service, AnInstance instance) {
        return Observations.empty()
                .with(TASK)
                .with(AGroup.named(GROUP)
                        .capacity(1, 1)
                        .ceiling(10)
                        .instance("i-1")
                        .build())
                .with(service.build())
                .with(instance.build());
    }

    private static OptionalInt markedOn(Observations seen) {
        return ExhaustedNetworkInterfaces.markIn(seen.build()).containerInstances().stream()
                .map(ContainerInstance::freeNetworkInterfaces)
                .findFirst()
                .orElseThrow();
    }

    private static OptionalInt newInstanceTakes(Observations seen) {
        Observation marked = ExhaustedNetworkInterfaces.markIn(seen.build());
        return Capacities.kinds(marked, marked.group(GROUP).orElseThrow()).stream()
                .map(InstanceKind::capacity)
                .map(InstanceCapacity::freeNetworkInterfaces)
                .findFirst()
                .orElseThrow();
    }
}
