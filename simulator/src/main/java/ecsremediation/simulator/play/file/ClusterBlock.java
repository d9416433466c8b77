package ecsremediation.simulator.play.file;

import ecsremediation.simulator.play.ScenarioCluster;
import ecsremediation.simulator.play.ScenarioGroup;
import ecsremediation.simulator.play.ScenarioProvider;
import ecsremediation.simulator.play.ScenarioService;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads clusters, and collects the names of the world. */
final class ClusterBlock {
    private final WorldNames names;

    ClusterBlock(WorldNames names) {
        this.names = names;
    }

    ScenarioCluster cluster(ScenarioFields fields) {
        String name = fields.required("name").flatMap(ScenarioField::name).orElse("");
        int copies = fields.optional("copies")
                .flatMap(field -> field.number(1, ServiceBlock.MOST_COPIES))
                .orElse(1);
        if (WorldNames.copies(name, copies).anyMatch(names::hasCluster)) {
            twice(fields, name, "cluster");
        }
        List<ScenarioGroup> groups = groups(fields);
        List<ScenarioProvider> providers = providers(fields, groups);
        List<ScenarioService> services = services(fields, name, providers);
        fields.end();
        ScenarioCluster cluster = new ScenarioCluster(name, copies, groups, providers, services);
        WorldNames.copies(name, copies).forEach(copy -> collect(cluster, copy));
        return cluster;
    }

    private void collect(ScenarioCluster cluster, String copy) {
        names.cluster(copy);
        for (ScenarioGroup group : cluster.groups()) {
            names.group(cluster.copies() == 1 ? group.name() : copy + "-" + group.name());
            group.zones().forEach(names::zone);
        }
        for (ScenarioService service : cluster.services()) {
            WorldNames.copies(service.spec().name(), service.copies()).forEach(name -> names.service(copy, name));
        }
    }

    private List<ScenarioGroup> groups(ScenarioFields fields) {
        SortedSet<String> seen = new TreeSet<>();
        return fields.required("groups").stream()
                .flatMap(field -> field
                        .blocks(block -> {
                            ScenarioGroup group = GroupBlock.group(block);
                            if (names.hasGroup(group.name()) || !seen.add(group.name())) {
                                twice(block, group.name(), "group");
                            }
                            return group;
                        })
                        .stream())
                .toList();
    }

    private static List<ScenarioProvider> providers(ScenarioFields fields, List<ScenarioGroup> groups) {
        List<String> known = groups.stream().map(ScenarioGroup::name).toList();
        SortedSet<String> seen = new TreeSet<>();
        return fields.optional("capacityProviders").stream()
                .flatMap(field -> field
                        .blocks(block -> {
                            ScenarioProvider provider = provider(block, known);
                            if (!seen.add(provider.name())) {
                                twice(block, provider.name(), "capacity provider");
                            }
                            return provider;
                        })
                        .stream())
                .toList();
    }

    private static ScenarioProvider provider(ScenarioFields fields, List<String> groups) {
        String name = fields.required("name").flatMap(ScenarioField::name).orElse("");
        String group = fields.required("group")
                .flatMap(field -> field.name().flatMap(text -> field.known(text, groups, "group of this cluster")))
                .orElse("");
        boolean managedScaling =
                fields.optional("managedScaling").flatMap(ScenarioField::flag).orElse(false);
        fields.end();
        return new ScenarioProvider(name, group, managedScaling);
    }

    private static List<ScenarioService> services(
            ScenarioFields fields, String cluster, List<ScenarioProvider> providers) {
        List<String> known = providers.stream().map(ScenarioProvider::name).toList();
        List<String> seen = new ArrayList<>();
        return fields.required("services").stream()
                .flatMap(field -> field
                        .blocks(block -> {
                            ScenarioService service = ServiceBlock.service(block, cluster);
                            block.optional("capacityProvider")
                                    .ifPresent(provider -> service.spec()
                                            .capacityProviders()
                                            .forEach(name ->
                                                    provider.known(name, known, "capacity provider of this cluster")));
                            if (seen.contains(service.spec().name())) {
                                twice(block, service.spec().name(), "service");
                            }
                            seen.add(service.spec().name());
                            return service;
                        })
                        .stream())
                .toList();
    }

    private static void twice(ScenarioFields fields, String name, String what) {
        if (!name.isEmpty()) {
            fields.required("name")
                    .ifPresent(field -> field.wrong(
                            "is '" + name + "' as of another " + what, "give each " + what + " a name of its own"));
        }
    }
}
