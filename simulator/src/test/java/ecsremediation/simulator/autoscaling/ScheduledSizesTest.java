package ecsremediation.simulator.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecsremediation.simulator.World;
import ecsremediation.simulator.engine.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ScheduledSizesTest {
    private final GroupWorld lab = new GroupWorld();
    private final World world = lab.world;

    private ScheduledSizes action(int minutes, Optional<Duration> every, int desired) {
        SizeChange change = new SizeChange(OptionalInt.empty(), OptionalInt.of(desired), OptionalInt.empty());
        return new ScheduledSizes("night", GroupWorld.START.plus(Duration.ofMinutes(minutes)), every, change);
    }

    @Test
    void runsOnceAtItsTimeAndIsGone() {
        SimulatedGroup group = lab.group(1, 4, 6);
        world.autoScaling().schedule("g", action(60, Optional.empty(), 2));
        world.advance(Duration.ofMinutes(54));
        assertThat(group.sizes().desired()).isEqualTo(4);
        assertThat(group.schedule()).hasSize(1);

        world.advance(Duration.ofMinutes(5));

        assertThat(group.sizes()).isEqualTo(new Sizes(1, 2, 6));
        assertThat(group.inService()).isEqualTo(2);
        assertThat(group.schedule()).isEmpty();
        assertThat(group.activities().getFirst().cause())
                .startsWith(
                        "At 2026-03-01T01:00:00Z a scheduled action update of AutoScalingGroup constraints to min: 1,"
                                + " max: 6, desired: 2 changing the desired capacity from 4 to 2.  At ");
    }

    @Test
    void runsAgainAndAgain() {
        SimulatedGroup group = lab.group(1, 4, 6);
        world.autoScaling().schedule("g", action(60, Optional.of(Duration.ofHours(24)), 2));
        world.advance(Duration.ofHours(2));
        assertThat(group.schedule())
                .extracting(ScheduledSizes::at)
                .containsExactly(Instant.parse("2026-03-02T01:00:00Z"));
        world.autoScaling().setDesired("g", 5);

        world.advance(Duration.ofHours(24));

        assertThat(group.sizes().desired()).isEqualTo(2);
    }

    @Test
    void doesNotRunWhileTheProcessIsSuspended() {
        SimulatedGroup group = lab.group(1, 4, 6);
        world.autoScaling().schedule("g", action(60, Optional.empty(), 2));
        world.autoScaling().suspend("g", "ScheduledActions", true);

        world.advance(Duration.ofHours(2));

        assertThat(group.sizes().desired()).isEqualTo(4);
    }

    @Test
    void refusesATimeThatHasPassed() {
        lab.group(1, 1, 1);

        assertThatThrownBy(() -> world.autoScaling().schedule("g", action(1, Optional.empty(), 1)))
                .isInstanceOf(ApiException.class);
    }

    @Test
    void aPolicyThatScalesInTerminatesTheOldestAndSaysWhy() {
        SimulatedGroup group = lab.group(1, 3, 6);
        List<SimulatedInstance> before = List.copyOf(group.members());

        world.autoScaling().scaleByPolicy("g", "cpu50", 1);
        world.advance(Duration.ofMinutes(5));

        assertThat(group.members()).containsExactly(before.getLast());
        assertThat(group.activities().getFirst().cause())
                .startsWith(
                        "At 2026-03-01T00:05:00Z a monitor alarm triggered policy cpu50 changing the desired capacity"
                                + " from 3 to 1.  At ");
    }
}
