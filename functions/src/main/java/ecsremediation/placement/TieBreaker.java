package ecsremediation.placement;

/** Numbers that look random and are the same for the same seed on every machine: the mixer of splitmix64. */
public final class TieBreaker {
    private TieBreaker() {}

    /** The number at a place in the seed's sequence. */
    public static long of(long seed, long place) {
        long z = seed + (place + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A number from 0 to below {@code bound}. */
    public static int below(long seed, long place, int bound) {
        return (int) Long.remainderUnsigned(of(seed, place), bound);
    }
}
