package ecsremediation.model;

import java.util.List;

/**
 * What a group launches instances from.
 *
 * @param template the launch template and the version that the group names, or the launch configuration; empty
 *     where the group names none
 * @param types the names of the offered instance types, in order
 */
public record LaunchSource(String template, List<String> types) {
    public LaunchSource {
        types = List.copyOf(types);
    }
}
