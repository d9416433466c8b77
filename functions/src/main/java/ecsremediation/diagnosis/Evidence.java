package ecsremediation.diagnosis;

import java.time.Instant;
import java.util.Optional;

/**
 * One fact a diagnosis rests on.
 *
 * @param source which side it comes from
 * @param statement in words that an operator reads, AWS's own where there are any
 * @param at when it was so; empty for what is so now
 */
public record Evidence(Source source, String statement, Optional<Instant> at) {

    /** The sides from which evidence comes. One alone is weak; when two contradict, nothing is done. */
    public enum Source {
        COUNTS,
        SERVICE_EVENT,
        TASK,
        INSTANCE,
        GROUP,
        PLACEMENT_CHECK
    }
}
