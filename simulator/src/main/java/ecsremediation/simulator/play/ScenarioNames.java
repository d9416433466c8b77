package ecsremediation.simulator.play;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The names of the clusters, groups, providers and services of a scenario, copies included. */
final class ScenarioNames {
    private static final String ANY = "*";

    private ScenarioNames() {}

    /** The names of a kind's copies: the name itself for one copy. */
    static List<String> copies(String name, int copies) {
        return copies == 1
                ? List.of(name)
                : IntStream.rangeClosed(1, copies)
                        .mapToObj(n -> String.format(Locale.ROOT, "%s-%03d", name, n))
                        .toList();
    }

    /** The name of something that is unique in an account, in one copy of a cluster. */
    static String inAccount(ScenarioCluster kind, String cluster, String name) {
        return kind.copies() == 1 ? name : cluster + "-" + name;
    }

    /**
     * Whether a name is meant by what an action names.
     *
     * @param pattern a name, or {@code *}, or the beginning of names with {@code *} at its end
     */
    static boolean matches(String pattern, String name) {
        return pattern.endsWith(ANY)
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }
}
