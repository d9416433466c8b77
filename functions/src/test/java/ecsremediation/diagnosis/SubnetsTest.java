package ecsremediation.diagnosis;

import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.SERVICE;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.model.TaskDefinition;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A service with subnets in zone a, a full instance there and a free one in zone b. */
class SubnetsTest {
    private static final TaskDefinition TASK = Tasks.definition(TASK_DEFINITION, 256, 512);
    private static final String LOCATION =
            "(service EcsLabApi) was unable to place a task because no container instance met all of its"
                    + " requirements. The closest matching (container-instance 4f2c) encountered error \"LOCATION\".";

    @Test
    void capacityOutsideTheSubnetsZonesIsNone() {
        assertThat(of(service().subnet("subnet-1", "a"), group("a", "b")))
                .isInstanceOf(Diagnosis.CapacityShortfall.class);
    }

    @Test
    void capacityInTheZoneOfAnotherSubnetCounts() {
        assertThat(of(service().subnet("subnet-1", "a").subnet("subnet-2", "b"), group("a", "b")))
                .isInstanceOf(Diagnosis.Converging.class);
    }

    @Test
    void aSubnetOfUnknownZoneRestrictsNothing() {
        assertThat(of(service().subnet("subnet-1", "a").subnet("subnet-2"), group("a", "b")))
                .isInstanceOf(Diagnosis.Converging.class);
    }

    @Test
    void subnetsBindOnlyTasksWithANetworkInterface() {
        assertThat(of(service().subnet("subnet-1", "a"), group("a", "b"), TASK))
                .isInstanceOf(Diagnosis.Converging.class);
    }

    @Test
    void aGroupThatLaunchesInOtherZonesHelpsNot() {
        assertThat(of(service().subnet("subnet-1", "a"), group("b")))
                .isInstanceOfSatisfying(
                        Diagnosis.Unplaceable.class,
                        d -> assertThat(d.kind()).isEqualTo(Diagnosis.Unplaceable.Kind.WRONG_ZONE));
    }

    @Test
    void ecsNamesOneInstanceInAnotherZoneAndTheGroupLaunchesInTheRightOne() {
        AService seen = service().message(Duration.ofMinutes(2), LOCATION);

        assertThat(of(seen.subnet("subnet-1", "a"), group("a", "b"))).isInstanceOf(Diagnosis.CapacityShortfall.class);
    }

    @Test
    void ecsNamesAZoneFaultAndTheSubnetsZonesAreUnknown() {
        AService seen = service().message(Duration.ofMinutes(2), LOCATION);

        assertThat(of(seen.subnet("subnet-1"), group("a", "b")))
                .isInstanceOfSatisfying(
                        Diagnosis.Unplaceable.class,
                        d -> assertThat(d.kind()).isEqualTo(Diagnosis.Unplaceable.Kind.WRONG_ZONE));
    }

    private static Diagnosis of(AService service, AGroup group) {
        return of(service, group, Tasks.withNetworkInterface(TASK));
    }

    private static Diagnosis of(AService service, AGroup group, TaskDefinition task) {
        return Diagnoser.diagnose(Observations.empty()
                        .with(task)
                        .with(group.build())
                        .with(AnInstance.of("i-1")
                                .zone("a")
                                .holding(256, 512, 1)
                                .build())
                        .with(AnInstance.of("i-2").zone("b").build())
                        .with(service.build())
                        .build())
                .getFirst();
    }

    private static AService service() {
        return AService.named(SERVICE).desired(2).running(1);
    }

    private static AGroup group(String... zones) {
        return AGroup.named(GROUP)
                .zones(zones)
                .capacity(2, 4)
                .ceiling(10)
                .instance("i-1")
                .instance("i-2");
    }
}
