package ecsremediation.simulator.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.model.WarmPool;
import ecsremediation.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WarmPoolsTest {
    private final GroupWorld lab = new GroupWorld();
    private final World world = lab.world;

    @Test
    void holdsTheDifferenceBetweenMaxAndDesiredOutsideTheCluster() {
        SimulatedGroup group = lab.group(1, 1, 4);

        world.autoScaling().warmPool("g", Optional.of(new WarmPool(OptionalInt.empty(), 0, "Stopped")));
        assertThat(group.warm())
                .hasSize(3)
                .extracting(SimulatedInstance::lifecycleState)
                .containsOnly("Warmed:Pending");
        world.advance(Duration.ofMinutes(4));

        assertThat(group.warm())
                .hasSize(3)
                .extracting(SimulatedInstance::lifecycleState)
                .containsOnly("Warmed:Stopped");
        assertThat(group.members()).hasSize(1);
        assertThat(world.ecs().cluster("c").instances()).hasSize(1);
    }

    @Test
    void aRaiseOfMaxAloneGrowsIt() {
        SimulatedGroup group = lab.group(1, 1, 1);
        world.autoScaling().warmPool("g", Optional.of(new WarmPool(OptionalInt.empty(), 0, "Stopped")));

        world.autoScaling().update("g", new SizeChange(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(5)));
        world.advance(Duration.ofMinutes(2));

        assertThat(group.warm()).hasSize(4);
    }

    @Test
    void launchesFromItAreFasterAndItIsRefilled() {
        SimulatedGroup group = lab.group(1, 1, 10);
        world.autoScaling().warmPool("g", 2);
        world.advance(Duration.ofMinutes(5));
        List<SimulatedInstance> prepared = List.copyOf(group.warm());
        Instant raised = world.now();

        world.autoScaling().update("g", SizeChange.to(4, 10));
        while (world.ecs().cluster("c").instances().size() < 3) {
            world.advance(Duration.ofSeconds(5));
        }

        assertThat(group.members()).containsAll(prepared);
        assertThat(Duration.between(raised, world.now())).isLessThanOrEqualTo(Duration.ofSeconds(95));
        assertThat(GroupWorld.reasons(group, 5))
                .anyMatch(r -> r.startsWith("Launching a new EC2 instance from warm pool: I | an instance was started"))
                .anyMatch(r -> r.startsWith("Launching a new EC2 instance: I"));
        world.advance(Duration.ofMinutes(5));
        assertThat(group.inService()).isEqualTo(4);
        assertThat(group.warm()).hasSize(2).doesNotContainAnyElementsOf(prepared);
    }

    @Test
    void aPoolThatIsRemovedEndsItsInstances() {
        SimulatedGroup group = lab.group(1, 1, 4);
        world.autoScaling().warmPool("g", 2);
        world.advance(Duration.ofMinutes(5));

        world.autoScaling().warmPool("g", 0);
        world.advance(Duration.ofMinutes(2));

        assertThat(group.warm()).isEmpty();
        assertThat(group.warmPool()).isEmpty();
    }
}
