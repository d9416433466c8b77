package ecsremediation.simulator.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * All faults drawn together, in worlds of 200 virtual minutes. {@code -Dsweep.seeds=N} plays more, and
 * {@code ./ecs-remediation simulate --seeds 1 --seed S} plays a failing one again.
 */
final class SeedSweepTest {
    private static final int SEEDS = Integer.getInteger("sweep.seeds", 60);
    private static final long FIRST = Long.getLong("sweep.first", 1);

    @Test
    void everySeedKeepsTheBounds() {
        long began = System.nanoTime();
        List<Swept> swept = SeedSweep.create().play(FIRST, SEEDS);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        System.out.printf(
                "%d worlds of 200 virtual minutes in %.1f s (%.1f a second): %d raises, %d mails%n",
                SEEDS,
                took.toMillis() / 1000.0,
                SEEDS * 1000.0 / took.toMillis(),
                swept.stream().mapToInt(Swept::raises).sum(),
                swept.stream().mapToInt(Swept::mails).sum());

        assertThat(swept).filteredOn(s -> !s.violations().isEmpty()).isEmpty();
        assertThat(swept).filteredOn(s -> s.raises() > 0).hasSizeGreaterThan(SEEDS / 4);
    }

    @Test
    void theSameSeedHasTheSameHistory() {
        assertThat(SeedSweep.create().play(7)).isEqualTo(SeedSweep.create().play(7));
    }
}
