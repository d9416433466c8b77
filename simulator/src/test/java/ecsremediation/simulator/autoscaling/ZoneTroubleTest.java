package ecsremediation.simulator.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.simulator.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ZoneTroubleTest {
    private final GroupWorld lab = new GroupWorld();
    private final World world = lab.world;

    @Test
    void launchesFailInTheZoneAndGoToTheOther() {
        SimulatedGroup group = lab.group(1, 1, 10);
        world.autoScaling().failZone("b", true);

        world.autoScaling().update("g", SizeChange.to(4, 10));
        world.advance(Duration.ofMinutes(5));

        assertThat(group.inService()).isEqualTo(4);
        assertThat(group.members()).extracting(SimulatedInstance::zone).containsOnly("a");
        assertThat(group.activities().stream().filter(a -> a.status().equals("Failed")))
                .singleElement()
                .extracting(Activity::statusMessage)
                .asString()
                .startsWith("We currently do not have sufficient t3.micro capacity in the Availability Zone you"
                        + " requested (b).");
    }

    @Test
    void aGroupWithThatZoneAloneLaunchesOnlyAfterTheTrouble() {
        world.autoScaling().failZone("b", true);
        SimulatedGroup only = lab.group("only", new Sizes(0, 2, 2), "b");
        world.advance(Duration.ofMinutes(10));
        assertThat(only.members()).isEmpty();
        assertThat(only.activities()).hasSizeBetween(5, 15);

        world.autoScaling().failZone("b", false);
        world.advance(Duration.ofMinutes(5));
        assertThat(only.inService()).isEqualTo(2);
    }

    @Test
    void theNextLaunchesGoToTheEmptierZoneAfterTheTrouble() {
        SimulatedGroup group = lab.group(1, 1, 10);
        world.autoScaling().failZone("b", true);
        world.autoScaling().update("g", SizeChange.to(3, 10));
        world.advance(Duration.ofMinutes(5));

        world.autoScaling().failZone("b", false);
        world.autoScaling().update("g", SizeChange.to(6, 10));
        world.advance(Duration.ofMinutes(5));

        assertThat(group.members())
                .extracting(SimulatedInstance::zone)
                .filteredOn("b"::equals)
                .hasSize(3);
    }
}
