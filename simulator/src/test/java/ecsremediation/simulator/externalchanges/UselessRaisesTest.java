package ecsremediation.simulator.externalchanges;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.act.Outcome;
import ecsremediation.event.ServiceName;
import ecsremediation.model.Capacity;
import ecsremediation.simulator.autoscaling.LaunchFault;
import ecsremediation.simulator.ecs.InstanceShape;
import ecsremediation.simulator.planted.NeighboursCount;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The launch template brings instances on which no task of the lab's service fits. Beside it another service is
 * deployed every half hour, and its tasks do fit there.
 */
final class UselessRaisesTest {
    private static final LaunchFault TOO_SMALL = new LaunchFault.OtherShape(InstanceShape.of("t3.nano", 2048, 420));

    @Test
    void aSmallerTypeBesideAServiceThatIsDeployedEveryHalfHourIsBoughtOnce() {
        ObservedWorld lab = DeployedNeighbour.played(TOO_SMALL, 48);

        assertThat(desired(lab)).containsExactly(4);
        assertThat(DeployedNeighbour.bought(lab)).isLessThanOrEqualTo(DeployedNeighbour.MOST_BOUGHT);
        assertThat(lab.newest()).contains("t3.nano");
    }

    @Test
    void instancesOnWhichOnlyANeighboursTasksRunAreBoughtOnceInSixHours() {
        ObservedWorld lab = DeployedNeighbour.played(DeployedNeighbour.TAKEN, 11);

        assertThat(DeployedNeighbour.bought(lab)).isLessThanOrEqualTo(DeployedNeighbour.MOST_BOUGHT);
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

        assertThat(DeployedNeighbour.boughtReading(reader -> new NeighboursCount(reader, service)))
                .isGreaterThan(DeployedNeighbour.MOST_BOUGHT);
    }

    @Test
    void overADayOneInstanceFollowsAfterSixHours() {
        ObservedWorld lab = DeployedNeighbour.played(DeployedNeighbour.TAKEN, 48);

        assertThat(desired(lab)).containsExactly(4, 5);
        assertThat(DeployedNeighbour.bought(lab)).isLessThanOrEqualTo(DeployedNeighbour.MOST_BOUGHT);
        assertThat(pauses(lab)).allMatch(pause -> pause.compareTo(Duration.ofHours(6)) >= 0);
        assertThat(lab.newest()).contains("from 4 to 5, brought 1 instance (t3.micro)");
    }

    @Test
    void afterThatOneInstanceFollowsADay() {
        ObservedWorld lab = DeployedNeighbour.played(DeployedNeighbour.TAKEN, 2 * 60);

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

    private static List<Integer> desired(ObservedWorld lab) {
        return lab.raises().stream()
                .map(Outcome.Raised::to)
                .map(Capacity::desired)
                .toList();
    }
}
