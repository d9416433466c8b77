package ecsremediation.simulator.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecsremediation.simulator.World;
import ecsremediation.simulator.ecs.InstanceShape;
import ecsremediation.simulator.engine.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AutoScalingTest {
    private final World world = new World(5, Instant.parse("2026-03-01T00:00:00Z"));

    private SimulatedGroup group(int min, int desired, int max) {
        world.ecs().createCluster("c");
        SimulatedGroup group = world.autoScaling()
                .create(new GroupSpec(
                        "g",
                        new Sizes(min, desired, max),
                        List.of("a", "b"),
                        "c",
                        InstanceShape.of("t3.micro", 2048, 952),
                        BootTimeDistribution.ORDINARY,
                        Map.of()));
        world.advance(Duration.ofMinutes(5));
        return group;
    }

    @Test
    void refusesDesiredOutsideItsBoundsAndChangesNothing() {
        SimulatedGroup group = group(1, 1, 2);

        assertThatThrownBy(() -> world.autoScaling().setDesired("g", 3))
                .isInstanceOf(ApiException.class)
                .hasMessage("New SetDesiredCapacity value 3 is above max value 2 for the AutoScalingGroup.");
        assertThatThrownBy(() -> world.autoScaling().update("g", SizeChange.to(4, 3)))
                .isInstanceOf(ApiException.class)
                .extracting("code")
                .isEqualTo("ValidationError");

        assertThat(group.sizes()).isEqualTo(new Sizes(1, 1, 2));
    }

    @Test
    void movesDesiredWithABoundThatPassesIt() {
        SimulatedGroup group = group(1, 3, 5);

        world.autoScaling().update("g", new SizeChange(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(2)));
        assertThat(group.sizes()).isEqualTo(new Sizes(1, 2, 2));

        world.autoScaling().update("g", new SizeChange(OptionalInt.of(4), OptionalInt.empty(), OptionalInt.of(6)));
        assertThat(group.sizes()).isEqualTo(new Sizes(4, 4, 6));
    }

    @Test
    void writesAwsCauseOfARaiseAndSpreadsOverZones() {
        SimulatedGroup group = group(1, 1, 1);
        world.autoScaling().update("g", SizeChange.to(4, 4));
        world.advance(Duration.ofMinutes(5));

        assertThat(group.activities().getFirst().cause())
                .startsWith("At 2026-03-01T00:05:00Z a user request update of AutoScalingGroup constraints to min: 1,"
                        + " max: 4, desired: 4 changing the desired capacity from 1 to 4.  At ")
                .endsWith("in response to a difference between desired and actual capacity, increasing the capacity"
                        + " from 1 to 4.");
        assertThat(group.members()).extracting(SimulatedInstance::zone).containsExactlyInAnyOrder("a", "a", "b", "b");
        assertThat(group.inService()).isEqualTo(4);
        assertThat(world.ecs().cluster("c").instances()).hasSize(4);
    }

    @Test
    void failsLaunchesWithAwsMessageUntilTheFaultEnds() {
        SimulatedGroup group = group(1, 1, 1);
        world.autoScaling().fault("g", Optional.of(LaunchFault.vcpuQuota(2)));
        world.autoScaling().update("g", SizeChange.to(2, 2));
        world.advance(Duration.ofMinutes(3));
        assertThat(group.inService()).isEqualTo(1);
        assertThat(group.activities().getFirst().status()).isEqualTo("Failed");
        assertThat(world.bus().events()).anyMatch(e -> e.contains("EC2 Instance Launch Unsuccessful"));

        world.autoScaling().fault("g", Optional.empty());
        world.advance(Duration.ofMinutes(5));

        assertThat(group.inService()).isEqualTo(2);
    }

    @Test
    void retriesOnceAMinuteHoweverOftenItsSizesChange() {
        SimulatedGroup group = group(1, 1, 30);
        world.autoScaling().fault("g", Optional.of(LaunchFault.vcpuQuota(2)));
        for (int desired = 2; desired <= 20; desired++) {
            world.autoScaling().setDesired("g", desired);
            world.advance(Duration.ofMinutes(1));
        }
        int before = group.activities().size();

        world.advance(Duration.ofMinutes(10));

        assertThat(group.activities().size() - before).isBetween(7, 15);
    }

    @Test
    void launchesNothingWhileLaunchIsSuspended() {
        SimulatedGroup group = group(1, 1, 1);
        world.autoScaling().suspend("g", "Launch", true);
        world.autoScaling().update("g", SizeChange.to(3, 3));
        world.advance(Duration.ofMinutes(10));
        assertThat(group.members()).hasSize(1);

        world.autoScaling().suspend("g", "Launch", false);
        world.advance(Duration.ofMinutes(5));

        assertThat(group.inService()).isEqualTo(3);
    }

    @Test
    void keepsInstancesOutOfTheClusterThatNeverRegister() {
        SimulatedGroup group = group(1, 1, 1);
        world.autoScaling().fault("g", Optional.of(new LaunchFault.NeverRegisters()));
        world.autoScaling().update("g", SizeChange.to(3, 3));
        world.advance(Duration.ofMinutes(10));

        assertThat(group.inService()).isEqualTo(3);
        assertThat(world.ecs().cluster("c").instances()).hasSize(1);
    }

    @Test
    void removesTerminatedInstancesFromTheCluster() {
        SimulatedGroup group = group(0, 3, 3);
        world.autoScaling().setDesired("g", 1);
        world.advance(Duration.ofMinutes(5));

        assertThat(group.members()).hasSize(1);
        assertThat(world.ecs().cluster("c").instances()).hasSize(1);
    }

    @Test
    void theLaunchTemplatesNewTypeOutlastsAFaultOfLaunches() {
        SimulatedGroup group = group(1, 1, 4);
        group.changeType(new SimulatedGroup.InstanceOffer(InstanceShape.of("t3.nano", 2048, 463), 1));
        world.autoScaling().fault("g", Optional.of(LaunchFault.vcpuQuota(2)));
        world.autoScaling().fault("g", Optional.empty());

        world.autoScaling().setDesired("g", 2);
        world.advance(Duration.ofMinutes(5));

        assertThat(group.members()).extracting(SimulatedInstance::instanceType).containsExactly("t3.micro", "t3.nano");
    }
}
