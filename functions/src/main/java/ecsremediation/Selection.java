package ecsremediation;

import ecsremediation.event.Fence;
import java.util.List;
import java.util.Optional;

/**
 * The clusters that a trigger concerns.
 *
 * @param clusters by name, those that wait longest first
 * @param unlisted why ECS did not list the clusters of the sweep, which are therefore missing; empty if it did. The
 *     caller reconciles the others first and then fails, so that operators hear of it by the alarm on failed invocations.
 */
public record Selection(List<String> clusters, Optional<RuntimeException> unlisted) {
    public Selection {
        clusters = List.copyOf(clusters);
    }

    /** Those of them that are inside the fence. */
    Selection inside(Fence fence) {
        return new Selection(clusters.stream().filter(fence::holds).toList(), unlisted);
    }

    /** Clusters that are complete. */
    public static Selection of(List<String> clusters) {
        return new Selection(clusters, Optional.empty());
    }
}
