package ecsremediation.simulator.engine;

import java.time.Duration;
import java.util.SplittableRandom;

/** A seeded random source of one concern. Its use does not change the numbers of another concern. */
public final class RandomSource {
    private static final int HEX_RADIX = 16;
    private final SplittableRandom random;

    RandomSource(long seed, String concern) {
        // Java specifies String.hashCode, so a concern gets the same numbers on every machine.
        random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + concern.hashCode());
    }

    /** A random duration in whole milliseconds, both bounds included. */
    public Duration between(DelayRange range) {
        long least = range.least().toMillis();
        return Duration.ofMillis(random.nextLong(least, range.most().toMillis() + 1));
    }

    /** Returns true with this probability, 0 to 1. */
    public boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** A random number from 0 to {@code bound - 1}. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Random lower-case hexadecimal digits, as ECS uses in ids. */
    public String hex(int digits) {
        StringBuilder text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(random.nextInt(HEX_RADIX), HEX_RADIX));
        }
        return text.toString();
    }

    /** A random id in the form of a UUID. */
    public String uuid() {
        return String.join("-", hex(8), hex(4), hex(4), hex(4), hex(12));
    }
}
