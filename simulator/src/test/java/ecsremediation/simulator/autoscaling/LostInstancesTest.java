package ecsremediation.simulator.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.simulator.World;
import ecsremediation.simulator.ecs.EcsService;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LostInstancesTest {
    private final GroupWorld lab = new GroupWorld();
    private final World world = lab.world;

    private List<String> ids(SimulatedGroup group) {
        return group.members().stream().map(SimulatedInstance::id).toList();
    }

    @Test
    void aTerminatedInstanceIsFoundUnhealthyAndReplaced() {
        SimulatedGroup group = lab.group(2, 2, 2);
        String oldest = ids(group).getFirst();

        world.autoScaling().terminate("g", 1);
        assertThat(world.ecs().instanceOn(oldest)).isEmpty();
        assertThat(ids(group)).contains(oldest);
        world.advance(Duration.ofMinutes(5));

        assertThat(ids(group)).hasSize(2).doesNotContain(oldest);
        assertThat(world.ecs().cluster("c").instances()).hasSize(2);
        assertThat(GroupWorld.reasons(group, 2))
                .containsExactly(
                        "Launching a new EC2 instance: I | an instance was launched in response to an unhealthy instance"
                                + " needing to be replaced.",
                        "Terminating EC2 instance: I | an instance was taken out of service in response to an EC2 health"
                                + " check indicating it has been terminated or stopped.");
        assertThat(group.sizes()).isEqualTo(new Sizes(2, 2, 2));
    }

    @Test
    void anUnhealthyInstanceStaysWhileItsReplacementIsSuspended() {
        SimulatedGroup group = lab.group(1, 1, 1);
        String oldest = ids(group).getFirst();
        world.autoScaling().suspend("g", "ReplaceUnhealthy", true);

        world.autoScaling().terminate("g", 1);
        world.advance(Duration.ofMinutes(10));
        assertThat(group.members())
                .singleElement()
                .extracting(SimulatedInstance::healthStatus)
                .isEqualTo("Unhealthy");

        world.autoScaling().suspend("g", "ReplaceUnhealthy", false);
        world.advance(Duration.ofMinutes(10));
        assertThat(ids(group)).hasSize(1).doesNotContain(oldest);
    }

    @Test
    void aSpotInterruptionGivesNoticeDrainsTheInstanceAndEndsItTwoMinutesLater() {
        SimulatedGroup group = lab.group(2, 2, 3);
        String oldest = ids(group).getFirst();

        world.autoScaling().interruptSpot("g", 1);
        assertThat(world.bus().events())
                .extracting(Object::toString)
                .anySatisfy(event -> assertThat(event)
                        .contains(
                                "\"detail-type\":\"EC2 Spot Instance Interruption Warning\"",
                                "\"instance-id\":\"" + oldest + "\"",
                                "\"instance-action\":\"terminate\""));
        assertThat(world.ecs().instanceOn(oldest).orElseThrow().status()).isEqualTo("DRAINING");
        world.advance(Duration.ofSeconds(119));
        assertThat(world.ecs().instanceOn(oldest)).isPresent();

        world.advance(Duration.ofSeconds(1));
        assertThat(world.ecs().instanceOn(oldest)).isEmpty();
        world.advance(Duration.ofMinutes(5));
        assertThat(ids(group)).hasSize(2).doesNotContain(oldest);
        assertThat(group.inService()).isEqualTo(2);
    }

    @Test
    void theSecondInterruptionTakesAnotherInstance() {
        SimulatedGroup group = lab.group(3, 3, 3);
        List<String> before = ids(group);

        world.autoScaling().interruptSpot("g", 1);
        world.autoScaling().interruptSpot("g", 1);
        world.advance(Duration.ofMinutes(10));

        assertThat(ids(group)).hasSize(3).contains(before.getLast()).doesNotContain(before.get(0), before.get(1));
    }

    @Test
    void tasksOfATerminatedInstanceStartElsewhere() {
        SimulatedGroup group = lab.group(2, 2, 3);
        EcsService service = lab.service(2);
        assertThat(service.running()).isEqualTo(2);

        world.autoScaling().terminate("g", 1);
        assertThat(service.running()).isLessThan(2);
        world.advance(Duration.ofMinutes(20));

        assertThat(service.running()).isEqualTo(2);
        assertThat(group.inService()).isEqualTo(2);
    }

    @Test
    void sameSeedSameTrace() {
        assertThat(trace()).isEqualTo(trace());
    }

    private static List<String> trace() {
        GroupWorld played = new GroupWorld();
        played.group(3, 3, 5);
        played.world.autoScaling().interruptSpot("g", 2);
        played.world.advance(Duration.ofMinutes(1));
        played.world.autoScaling().terminate("g", 1);
        played.world.advance(Duration.ofMinutes(10));
        return played.world.bus().events();
    }
}
