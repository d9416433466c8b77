package ecsremediation.simulator.play.file;

import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The names of the world that a file builds. Events may name only these. */
final class WorldNames {
    private static final String EVERY = "*";

    private final SortedMap<String, SortedSet<String>> services = new TreeMap<>();
    private final SortedSet<String> groups = new TreeSet<>();
    private final SortedSet<String> zones = new TreeSet<>();

    /** The name itself, or, of more than one copy, {@code NAME-001} and so on. */
    static Stream<String> copies(String name, int copies) {
        return copies == 1
                ? Stream.of(name)
                : IntStream.rangeClosed(1, copies).mapToObj(i -> String.format(Locale.ROOT, "%s-%03d", name, i));
    }

    void cluster(String name) {
        services.computeIfAbsent(name, _ -> new TreeSet<>());
    }

    void service(String cluster, String name) {
        services.computeIfAbsent(cluster, _ -> new TreeSet<>()).add(name);
    }

    void group(String name) {
        groups.add(name);
    }

    void zone(String name) {
        zones.add(name);
    }

    boolean hasCluster(String name) {
        return services.containsKey(name);
    }

    boolean hasGroup(String name) {
        return groups.contains(name);
    }

    /** {@code cluster/service}; either part may end in {@code *}. */
    void checkService(ScenarioField field, String reference) {
        String[] parts = reference.split("/", -1);
        if (parts.length != 2) {
            field.wrong("is '" + reference + "'", "write CLUSTER/SERVICE; each part may end in *");
        } else if (services.entrySet().stream()
                .filter(cluster -> matches(parts[0], cluster.getKey()))
                .noneMatch(cluster -> cluster.getValue().stream().anyMatch(name -> matches(parts[1], name)))) {
            field.wrong("names '" + reference + "', which no cluster has", Similar.fix(reference, allServices()));
        }
    }

    private SortedSet<String> allServices() {
        SortedSet<String> all = new TreeSet<>();
        services.forEach((cluster, names) -> names.forEach(name -> all.add(cluster + "/" + name)));
        return all;
    }

    /** A group's name, which may end in {@code *}. */
    void checkGroup(ScenarioField field, String reference) {
        boolean found = groups.stream().anyMatch(name -> matches(reference, name));
        if (!found) {
            field.wrong("names '" + reference + "', which is no group", Similar.fix(reference, groups));
        }
    }

    void checkZone(ScenarioField field, String zone) {
        if (!zones.contains(zone)) {
            field.wrong("names '" + zone + "', which no group uses", Similar.fix(zone, zones));
        }
    }

    private static boolean matches(String part, String name) {
        return part.endsWith(EVERY)
                ? name.startsWith(part.substring(0, part.length() - EVERY.length()))
                : part.equals(name);
    }
}
