package ecsremediation.simulator.play;

import ecsremediation.Ports;
import ecsremediation.model.RecordJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/**
 * Plays drawn scenarios, one for each seed of a range, and holds each to {@link ScenarioBounds}. Worlds share nothing, so
 * they are played side by side.
 */
public final class SeedSweep {
    private final UnaryOperator<Ports> parts;

    private SeedSweep(UnaryOperator<Ports> parts) {
        this.parts = parts;
    }

    /** A sweep of the program as it is. */
    public static SeedSweep create() {
        return new SeedSweep(UnaryOperator.identity());
    }

    /** A sweep of the program with other parts, such as test doubles. */
    public static SeedSweep withParts(UnaryOperator<Ports> parts) {
        return new SeedSweep(parts);
    }

    /**
     * Plays the seeds from {@code first} on.
     *
     * @param count the number of seeds, 1 or more
     * @return one result for each seed, in their order
     */
    public List<Swept> play(long first, int count) {
        return LongStream.range(first, first + count)
                .parallel()
                .mapToObj(this::play)
                .sorted(Comparator.comparingLong(Swept::seed))
                .toList();
    }

    /** Plays one seed. */
    public Swept play(long seed) {
        ScenarioPlay play = ScenarioPlay.of(ScenarioDraw.of(seed), seed).withParts(parts);
        ScenarioBounds bounds = ScenarioBounds.of(play);
        PlayedScenario played = play.play();
        return new Swept(
                seed, played.raises().size(), played.mails().size(), digest(played), bounds.violations(played));
    }

    private static String digest(PlayedScenario played) {
        try {
            byte[] json = RecordJson.write(played).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
