package ecsremediation;

import java.util.List;
import java.util.Optional;

/**
 * The clusters that a trigger concerns.
 *
 * @param clusters by name, those that wait longest first
 * @param outside of a tick: clusters with a due incident that are outside the fence; they are not reconciled
 * @param unlisted why ECS did not list the clusters of the sweep, which are therefore missing; empty if it did. The
 *     caller reconciles the others first and then fails, so that operators hear of it by the alarm on failed invocations.
 */
public record Selection(List<String> clusters, List<String> outside, Optional<RuntimeException> unlisted) {
    public Selection {
        clusters = List.copyOf(clusters);
        outside = List.copyOf(outside);
    }

    /** Clusters that are complete. */
    public static Selection of(List<String> clusters) {
        return new Selection(clusters, List.of(), Optional.empty());
    }
}
