package ecsremediation.placement;

/** Pseudo-random numbers that are equal for equal seeds on every machine: the mixer of splitmix64. */
public final class TieBreaker {
    private TieBreaker() {}

    /** The number at a position in the seed's sequence. */
    public static long of(long seed, long place) {
        long z = seed + (place + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A number from 0 to {@code bound - 1}. */
    public static int below(long seed, long place, int bound) {
        return (int) Long.remainderUnsigned(of(seed, place), bound);
    }
}
