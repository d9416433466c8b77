package ecsremediation.simulator.engine;

import java.time.Duration;
import java.util.SplittableRandom;

/** One seeded source of randomness, for one concern: using it more does not shift what another concern draws. */
public final class RandomSource {
    private static final int HEX_RADIX = 16;
    private final SplittableRandom random;

    RandomSource(long seed, String concern) {
        // String.hashCode is specified, so the same concern draws the same on every machine.
        random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + concern.hashCode());
    }

    /** A duration in whole milliseconds, both ends included. */
    public Duration between(Range range) {
        long least = range.least().toMillis();
        return Duration.ofMillis(random.nextLong(least, range.most().toMillis() + 1));
    }

    /** Whether something of this probability (0 to 1) happens now. */
    public boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** A number from 0 to {@code bound - 1}. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Lower-case hexadecimal digits, as ECS uses in ids. */
    public String hex(int digits) {
        StringBuilder text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(random.nextInt(HEX_RADIX), HEX_RADIX));
        }
        return text.toString();
    }

    /** An id in the form of a UUID. */
    public String uuid() {
        return String.join("-", hex(8), hex(4), hex(4), hex(4), hex(12));
    }
}
