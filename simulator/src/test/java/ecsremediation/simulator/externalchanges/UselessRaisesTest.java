package ecsremediation.simulator.externalchanges;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.act.Outcome;
import ecsremediation.event.ServiceName;
import ecsremediation.model.Capacity;
import ecsremediation.model.Resources;
import ecsremediation.plan.Limits;
import ecsremediation.simulator.autoscaling.LaunchFault;
import ecsremediation.simulator.ecs.ContainerSpec;
import ecsremediation.simulator.ecs.InstanceShape;
import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.ecs.ServiceUpdate;
import ecsremediation.simulator.ecs.TaskSpec;
import ecsremediation.simulator.planted.NeighboursCount;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The launch template brings instances on which no task of the lab's service fits. Beside it another service is
 * deployed every half hour, and its tasks do fit there.
 */
final class UselessRaisesTest {
    private static final Limits WIDE = new Limits(1000, 1000, 100, 100);
    private static final LaunchFault TAKEN =
            new LaunchFault.OtherShape(InstanceShape.of("t3.micro", 2048, 952).withJobs(Resources.of(128, 700)));
    private static final LaunchFault TOO_SMALL = new LaunchFault.OtherShape(InstanceShape.of("t3.nano", 2048, 420));
    /** One instance for each of the 3 missing tasks. */
    private static final int NEEDED = 3;

    private static final String NEIGHBOUR = "neighbour";

    @Test
    void aSmallerTypeBesideAServiceThatIsDeployedEveryHalfHourIsBoughtOnce() {
        ObservedWorld lab = played(TOO_SMALL, 48);

        assertThat(desired(lab)).containsExactly(4);
        assertThat(bought(lab)).isLessThanOrEqualTo(NEEDED + 1);
        assertThat(lab.newest()).contains("t3.nano");
    }

    @Test
    void instancesOnWhichOnlyANeighboursTasksRunAreBoughtOnceInSixHours() {
        ObservedWorld lab = played(TAKEN, 11);

        assertThat(bought(lab)).isLessThanOrEqualTo(NEEDED + 1);
        assertThat(lab.running()).isEqualTo(1);
        assertThat(lab.newest())
                .contains("service EcsLabApi")
                .contains("from 1 to 4, brought 3 instances (t3.micro), and no task of the service is placed there")
                .contains("ecs-remediation resume");
    }

    /** The bound finds the planted fault that a neighbour's task counts as useful. */
    @Test
    void ifTasksOfNeighboursCountedInstancesWouldBeBoughtAgain() {
        ServiceName service = new ServiceName(LabNames.CLUSTER, LabNames.SERVICE);
        ObservedWorld lab =
                played(ObservedWorld.reading(reader -> new NeighboursCount(reader, service), WIDE), TAKEN, 11);

        assertThat(bought(lab)).isGreaterThan(NEEDED + 1);
    }

    @Test
    void overADayOneInstanceFollowsAfterSixHours() {
        ObservedWorld lab = played(TAKEN, 48);

        assertThat(desired(lab)).containsExactly(4, 5);
        assertThat(bought(lab)).isLessThanOrEqualTo(NEEDED + 1);
        assertThat(pauses(lab)).allMatch(pause -> pause.compareTo(Duration.ofHours(6)) >= 0);
        assertThat(lab.newest()).contains("from 4 to 5, brought 1 instance (t3.micro)");
    }

    @Test
    void afterThatOneInstanceFollowsADay() {
        ObservedWorld lab = played(TAKEN, 2 * 60);

        assertThat(desired(lab)).containsExactly(4, 5, 6, 7);
        assertThat(pauses(lab).stream().skip(1))
                .hasSize(2)
                .allMatch(pause -> pause.compareTo(Duration.ofHours(24)) >= 0);
    }

    /** The times between the raises. */
    private static List<Duration> pauses(ObservedWorld lab) {
        List<Instant> times = lab.raises().stream().map(Outcome.Raised::at).toList();
        return IntStream.range(1, times.size())
                .mapToObj(i -> Duration.between(times.get(i - 1), times.get(i)))
                .toList();
    }

    private static ObservedWorld played(LaunchFault fault, int halfHours) {
        return played(ObservedWorld.lab(100, WIDE), fault, halfHours);
    }

    private static ObservedWorld played(ObservedWorld lab, LaunchFault fault, int halfHours) {
        lab.world()
                .ecs()
                .register(TaskSpec.of(NEIGHBOUR, ContainerSpec.of("main", 64, 160, ContainerSpec.Port.dynamic(8080))));
        lab.world().ecs().createService(LabNames.CLUSTER, ServiceSpec.ec2(NEIGHBOUR, NEIGHBOUR, 2));
        lab.passMinutes(10);
        lab.fault(Optional.of(fault));
        lab.inTrouble();
        for (int half = 0; half < halfHours; half++) {
            lab.world()
                    .ecs()
                    .updateService(
                            LabNames.CLUSTER,
                            NEIGHBOUR,
                            new ServiceUpdate(OptionalInt.empty(), Optional.empty(), true));
            lab.pass(Duration.ofMinutes(30));
        }
        return lab;
    }

    /** Instances by which the group was raised. */
    private static int bought(ObservedWorld lab) {
        return lab.raises().stream()
                .mapToInt(raise -> raise.to().desired() - raise.from().desired())
                .sum();
    }

    private static List<Integer> desired(ObservedWorld lab) {
        return lab.raises().stream()
                .map(Outcome.Raised::to)
                .map(Capacity::desired)
                .toList();
    }
}
