package ecsremediation.simulator.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecsremediation.simulator.World;
import ecsremediation.simulator.engine.ApiException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstanceRefreshesTest {
    private final GroupWorld lab = new GroupWorld();
    private final World world = lab.world;

    @Test
    void replacesOneInstanceAfterAnotherAndEnds() {
        SimulatedGroup group = lab.group(3, 3, 3);
        List<SimulatedInstance> before = List.copyOf(group.members());

        GroupRefresh refresh = world.autoScaling().startInstanceRefresh("g");
        int least = 3;
        int minutes = 0;
        while (group.instanceRefresh() && minutes < 60) {
            for (int i = 0; i < 6; i++) {
                world.advance(Duration.ofSeconds(10));
                least = Math.min(least, group.inService());
            }
            minutes++;
        }

        assertThat(refresh.status()).isEqualTo("Successful");
        assertThat(minutes).isBetween(15, 25);
        assertThat(least).isEqualTo(2);
        assertThat(group.members()).hasSize(3).doesNotContainAnyElementsOf(before);
        assertThat(world.ecs().cluster("c").instances()).hasSize(3);
        assertThat(world.bus().events().stream().filter(e -> e.contains("Instance Refresh ")))
                .hasSize(2)
                .last()
                .asString()
                .contains("EC2 Auto Scaling Instance Refresh Succeeded", refresh.id());
        assertThat(GroupWorld.reasons(group, 2))
                .containsExactly(
                        "Launching a new EC2 instance: I | an instance was launched in response to an instance refresh.",
                        "Terminating EC2 instance: I | instance I was selected for termination.");
        assertThat(group.activities().get(1).cause())
                .contains("an instance was taken out of service in response to an instance refresh.  At ");
    }

    @Test
    void replacesATenthOfALargeGroupAtOnce() {
        SimulatedGroup group = lab.group(20, 20, 20);

        world.autoScaling().startInstanceRefresh("g");
        world.advance(Duration.ofSeconds(16));

        assertThat(group.members().stream().filter(m -> !m.counts())).hasSize(2);
        world.advance(Duration.ofHours(2));
        assertThat(group.instanceRefresh()).isFalse();
        assertThat(group.inService()).isEqualTo(20);
    }

    @Test
    void waitsWhileAProcessIsSuspended() {
        SimulatedGroup group = lab.group(1, 1, 1);
        world.autoScaling().suspend("g", "InstanceRefresh", true);

        world.autoScaling().startInstanceRefresh("g");
        world.advance(Duration.ofMinutes(30));

        assertThat(group.instanceRefresh()).isTrue();
        assertThat(group.refreshes().getFirst().percentage()).isZero();
    }

    @Test
    void failsAfterAnHourWithoutALaunch() {
        SimulatedGroup group = lab.group(2, 2, 2);
        world.autoScaling().fault("g", Optional.of(LaunchFault.vcpuQuota(2)));

        GroupRefresh refresh = world.autoScaling().startInstanceRefresh("g");
        world.advance(Duration.ofMinutes(70));

        assertThat(refresh.status()).isEqualTo("Failed");
        assertThat(refresh.percentage()).isEqualTo(50);
        assertThat(group.inService()).isEqualTo(1);
    }

    @Test
    void refusesASecondOne() {
        lab.group(1, 1, 1);
        world.autoScaling().startInstanceRefresh("g");

        assertThatThrownBy(() -> world.autoScaling().startInstanceRefresh("g"))
                .isInstanceOf(ApiException.class)
                .extracting("code")
                .isEqualTo("InstanceRefreshInProgress");
    }

    @Test
    void aRaiseMeanwhileLaunchesAsEver() {
        SimulatedGroup group = lab.group(1, 2, 6);
        world.autoScaling().startInstanceRefresh("g");
        world.advance(Duration.ofMinutes(1));

        world.autoScaling().update("g", SizeChange.to(4, 6));
        world.advance(Duration.ofMinutes(30));

        assertThat(group.inService()).isEqualTo(4);
        assertThat(group.instanceRefresh()).isFalse();
    }
}
