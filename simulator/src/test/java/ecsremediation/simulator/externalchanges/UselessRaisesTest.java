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
    void overADayOneRaiseFollowsEverySixHours() {
        ObservedWorld lab = DeployedNeighbour.played(DeployedNeighbour.TAKEN, 48);

        List<Instant> times = lab.raises().stream().map(Outcome.Raised::at).toList();
        assertThat(times).hasSizeBetween(2, 4);
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i)).isAfterOrEqualTo(times.get(i - 1).plus(Duration.ofHours(6)));
        }
    }

    private static List<Integer> desired(ObservedWorld lab) {
        return lab.raises().stream()
                .map(Outcome.Raised::to)
                .map(Capacity::desired)
                .toList();
    }
}
