package ecsremediation.simulator.ecs;

import ecsremediation.simulator.engine.ApiException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tags of ECS's resources, by ARN. Callers hold the world's lock. */
public final class ResourceTags {
    /** [ECS API, TagResource: tag restrictions]. */
    private static final int MOST_TAGS = 50;

    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    private final Map<String, SortedMap<String, String>> tags = new TreeMap<>();

    /** The tags of a resource, by key. */
    public SortedMap<String, String> of(String arn) {
        return Collections.unmodifiableSortedMap(tags.getOrDefault(arn, new TreeMap<>()));
    }

    /**
     * Adds tags; a tag of the same key gets the new value.
     *
     * @throws ApiException InvalidParameterException, and nothing changes, if a tag breaks ECS's restrictions
     */
    public void put(String arn, Map<String, String> added) {
        added.forEach(ResourceTags::check);
        SortedMap<String, String> all = new TreeMap<>(of(arn));
        all.putAll(added);
        if (all.size() > MOST_TAGS) {
            throw invalid("A resource can have at most " + MOST_TAGS + " tags.");
        }
        tags.put(arn, all);
    }

    /** Removes the tags with these keys; a key without a tag changes nothing. */
    public void remove(String arn, List<String> keys) {
        SortedMap<String, String> left = new TreeMap<>(of(arn));
        left.keySet().removeAll(keys);
        tags.put(arn, left);
    }

    private static void check(String key, String value) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw invalid("A tag key must have 1 to " + LONGEST_KEY + " characters.");
        }
        if (value.length() > LONGEST_VALUE) {
            throw invalid("A tag value must have at most " + LONGEST_VALUE + " characters.");
        }
        if (key.regionMatches(true, 0, "aws:", 0, "aws:".length())) {
            throw invalid("A tag key must not begin with aws:.");
        }
    }

    private static ApiException invalid(String message) {
        return new ApiException("InvalidParameterException", message);
    }
}
