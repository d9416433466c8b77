package ecsremediation.placement;

import ecsremediation.model.Deployment;
import ecsremediation.model.ProviderShare;
import ecsremediation.model.Service;
import ecsremediation.model.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which capacity provider each missing task of a deployment belongs to. A task that exists waits for its own.
 * The others go where the deployment is furthest below its strategy: first the base of each provider, then
 * the rest by weight. Where two providers are equally far below it, either may get the task.
 *
 * @param named the providers of the strategy
 */
record ProviderTasks(Service service, Optional<Deployment> deployment, List<String> named) {

    /**
     * The number of tasks by the providers that alone may get them, by name.
     *
     * @param count at least 1
     */
    Map<List<String>, Integer> of(String taskDefinition, int count) {
        Map<List<String>, Integer> tasks = new LinkedHashMap<>();
        List<String> awaited = service.tasks().stream()
                .filter(t -> t.isUnplaced() && t.taskDefinition().equals(taskDefinition))
                .flatMap(t -> t.capacityProvider().stream())
                .sorted()
                .toList();
        if (awaited.size() > count) {
            tasks.put(awaited.stream().distinct().toList(), count);
            return tasks;
        }
        awaited.forEach(provider -> tasks.merge(List.of(provider), 1, Integer::sum));
        if (count > awaited.size()) {
            split(count - awaited.size()).forEach((providers, n) -> tasks.merge(providers, n, Integer::sum));
        }
        return tasks;
    }

    private Map<List<String>, Integer> split(int count) {
        List<ProviderShare> shares = deployment.map(Deployment::shares).orElse(List.of()).stream()
                .filter(s -> s.base() > 0 || s.weight() > 0)
                .toList();
        List<Task> present = present();
        boolean listed =
                present.size() >= deployment.map(d -> d.counts().running()).orElse(0);
        boolean known = shares.size() > 1
                && listed
                && present.stream().allMatch(t -> t.capacityProvider().isPresent());
        return known ? byShare(shares, present, count) : Map.of(named, count);
    }

    /** The deployment's tasks that exist and do not stop. */
    private List<Task> present() {
        return service.tasks().stream()
                .filter(t ->
                        deployment.filter(d -> d.id().equals(t.deployment())).isPresent())
                .filter(t -> !t.isStopped())
                .toList();
    }

    private static Map<List<String>, Integer> byShare(List<ProviderShare> shares, List<Task> present, int count) {
        Map<String, Long> missing = missing(shares, present, present.size() + count);
        long each = weights(shares);
        Map<List<String>, Integer> tasks = new LinkedHashMap<>();
        int left = count;
        while (left > 0) {
            List<String> furthest = furthest(missing);
            if (furthest.size() > left) {
                tasks.merge(furthest, left, Integer::sum);
                return tasks;
            }
            for (String provider : furthest) {
                tasks.merge(List.of(provider), 1, Integer::sum);
                missing.merge(provider, -each, Long::sum);
                left--;
            }
        }
        return tasks;
    }

    /** How many of the tasks in total each provider lacks, in fractions of a task: 1 over the sum of weights. */
    private static Map<String, Long> missing(List<ProviderShare> shares, List<Task> present, int total) {
        long each = weights(shares);
        long rest = total;
        Map<String, Long> missing = new TreeMap<>();
        for (ProviderShare share : shares) {
            long base = Math.min(share.base(), rest);
            rest -= base;
            missing.put(share.provider(), base * each);
        }
        for (ProviderShare share : shares) {
            missing.merge(share.provider(), rest * share.weight(), Long::sum);
        }
        present.forEach(t -> t.capacityProvider().ifPresent(p -> missing.computeIfPresent(p, (_, n) -> n - each)));
        return missing;
    }

    private static List<String> furthest(Map<String, Long> missing) {
        long most = missing.values().stream().mapToLong(n -> n).max().orElse(0);
        List<String> furthest = new ArrayList<>();
        missing.forEach((provider, n) -> {
            if (n == most) {
                furthest.add(provider);
            }
        });
        return List.copyOf(furthest);
    }

    private static long weights(List<ProviderShare> shares) {
        return Math.max(1, shares.stream().mapToLong(ProviderShare::weight).sum());
    }
}
