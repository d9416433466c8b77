package ecsremediation.act;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a cluster had before the stack set it.
 *
 * @param found the value that was found first
 * @param ours the values that the stack may have set: one, or two while it changes the first into the second; none if
 *     the cluster was gone
 */
public record FoundSetting(String cluster, String found, List<String> ours) {
    public FoundSetting {
        ours = List.copyOf(ours);
    }

    /** Whether the stack has set this value, and somebody else has set the present one since: it is neither found nor ours. */
    boolean isOfOthers(String present, String value) {
        return ours.contains(value) && !ours.contains(present) && !present.equals(found);
    }

    /** The same before the value is set. */
    FoundSetting setting(String value) {
        return ours.contains(value)
                ? this
                : new FoundSetting(
                        cluster,
                        found,
                        Stream.concat(ours.stream(), Stream.of(value)).toList());
    }

    /** The same after the value was set. */
    FoundSetting set(String value) {
        return new FoundSetting(cluster, found, List.of(value));
    }

    /** The same after the cluster was found gone. A cluster that gets its name later begins anew. */
    FoundSetting ofGone() {
        return new FoundSetting(cluster, found, List.of());
    }
}
