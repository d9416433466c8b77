package ecsremediation.simulator.iam;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What IAM decides on: may this action be done on this resource?
 *
 * @param action such as {@code ecs:DescribeServices}
 * @param resource an ARN, or {@code *} for an action without resource-level permissions
 * @param context values of the condition keys that the request has. The case of keys does not matter
 */
public record IamRequest(String action, String resource, SortedMap<String, List<String>> context) {
    /** An action without resource-level permissions. */
    public static final String ANY_RESOURCE = "*";

    public IamRequest {
        SortedMap<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(context);
        context = Collections.unmodifiableSortedMap(sorted);
    }

    /** A request without condition keys. */
    public static IamRequest of(String action, String resource) {
        return new IamRequest(action, resource, new TreeMap<>());
    }

    /** The same request with one more condition key. */
    public IamRequest with(String key, String... values) {
        return with(key, List.of(values));
    }

    /** The same request with one more condition key. */
    public IamRequest with(String key, List<String> values) {
        SortedMap<String, List<String>> more = new TreeMap<>(context);
        more.put(key, values);
        return new IamRequest(action, resource, more);
    }

    /** The key's values; empty if the request does not have the key. */
    Optional<List<String>> values(String key) {
        return Optional.ofNullable(context.get(key));
    }
}
