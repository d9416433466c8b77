package ecsremediation.placement;

import ecsremediation.event.ServiceName;
import ecsremediation.model.Attribute;
import ecsremediation.model.PlacementConstraint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The instances in columns, for fast loops: first the existing ones, then one of each kind that could be
 * launched.
 */
final class PlacementProblem {
    final TaskGroups kinds;
    final List<InstanceCapacity> capacities;

    /** The number of existing instances in {@link #capacities}. The others are templates for launches. */
    final int existing;

    final int[] cpu;
    final int[] memory;
    final int[] gpus;
    final int[] interfaces;
    final long[] ports;

    /** Per instance: the number of further host ports that its tasks can reserve. */
    final int[] freePorts;

    /**
     * Per chain, per step: the group of a spread that each instance belongs to; null where the step is not a
     * spread over an attribute.
     */
    final int[][][] groups;

    /** Per chain, per step: the number of groups. */
    final int[][] groupCounts;

    /** Per service: the instances with tasks of it. */
    final int[][] tasksOn;

    /** Per service: the number of its tasks, by the index in {@link #tasksOn}. */
    final int[][] taskCounts;

    private final boolean[][] suits;
    private final int[] kindClass;

    /**
     * Per kind: one bit for each existing instance that takes a task of it at the beginning. Placements only
     * reduce the free resources, so no other existing instance takes one later.
     */
    private final long[][] candidates;

    PlacementProblem(TaskGroups kinds, List<InstanceCapacity> existing, List<InstanceCapacity> launchable) {
        this.kinds = kinds;
        this.existing = existing.size();
        List<InstanceCapacity> all = new ArrayList<>(existing);
        all.addAll(launchable);
        capacities = List.copyOf(all);
        int n = capacities.size();
        cpu = capacities.stream().mapToInt(r -> r.free().cpuUnits()).toArray();
        memory = capacities.stream().mapToInt(r -> r.free().memoryMib()).toArray();
        gpus = capacities.stream().mapToInt(r -> r.free().gpus()).toArray();
        interfaces = capacities.stream()
                .mapToInt(r -> r.freeNetworkInterfaces().orElse(Integer.MAX_VALUE))
                .toArray();
        freePorts = capacities.stream().mapToInt(InstanceCapacity::freePorts).toArray();
        ports = new long[n * kinds.portWords];
        for (int r = 0; r < n && kinds.portWords > 0; r++) {
            kinds.bits(
                    ports,
                    r,
                    capacities.get(r).tcpPortsInUse(),
                    capacities.get(r).udpPortsInUse());
        }
        groups = new int[kinds.chains.size()][][];
        groupCounts = new int[kinds.chains.size()][];
        for (int c = 0; c < groups.length; c++) {
            group(c, kinds.chains.get(c));
        }
        tasksOn = new int[kinds.services.size()][];
        taskCounts = new int[kinds.services.size()][];
        tasks();
        kindClass = new int[kinds.demands.size()];
        suits = suitability();
        candidates = new long[kindClass.length][];
        PlacementState state = new PlacementState(this, new int[0]);
        for (int k = 0; k < candidates.length; k++) {
            candidates[k] = candidates(k, state);
        }
    }

    private long[] candidates(int kind, PlacementState state) {
        long[] bits = new long[Math.ceilDiv(existing, Long.SIZE)];
        boolean[] suitable = suitable(kind);
        for (int r = 0; r < existing; r++) {
            if (suitable[r] && state.fits(kind, r, 1) > 0) {
                bits[r / Long.SIZE] |= 1L << (r % Long.SIZE);
            }
        }
        return bits;
    }

    long[] candidates(int kind) {
        return candidates[kind];
    }

    boolean isCandidate(int kind, int capacity) {
        return ((candidates[kind][capacity / Long.SIZE] >>> (capacity % Long.SIZE)) & 1) == 1;
    }

    /** Per instance: whether no permanent obstacle excludes the kind. */
    boolean[] suitable(int kind) {
        return suits[kindClass[kind]];
    }

    private void group(int chain, List<Strategy> steps) {
        groups[chain] = new int[steps.size()][];
        groupCounts[chain] = new int[steps.size()];
        int[] outer = new int[capacities.size()];
        for (int s = 0; s < steps.size(); s++) {
            if (steps.get(s).isAttribute()) {
                Map<List<Object>, Integer> ids = new LinkedHashMap<>();
                int[] inner = new int[capacities.size()];
                for (int r = 0; r < inner.length; r++) {
                    String value = capacities
                            .get(r)
                            .attributes()
                            .getOrDefault(steps.get(s).attribute(), "");
                    inner[r] = TaskGroups.idOf(ids, List.of(outer[r], value));
                }
                outer = inner;
                groups[chain][s] = inner;
                groupCounts[chain][s] = ids.size();
            }
        }
    }

    private void tasks() {
        Map<ServiceName, Integer> ids = new LinkedHashMap<>();
        kinds.services.forEach(service -> TaskGroups.idOf(ids, service));
        Arrays.setAll(tasksOn, s -> new int[0]);
        Arrays.setAll(taskCounts, s -> new int[0]);
        for (int r = 0; r < existing; r++) {
            for (Map.Entry<ServiceName, Integer> entry :
                    capacities.get(r).tasks().entrySet()) {
                Integer service = ids.get(entry.getKey());
                if (service != null) {
                    tasksOn[service] = with(tasksOn[service], r);
                    taskCounts[service] = with(taskCounts[service], entry.getValue());
                }
            }
        }
    }

    private static int[] with(int[] column, int value) {
        int[] longer = Arrays.copyOf(column, column.length + 1);
        longer[column.length] = value;
        return longer;
    }

    /**
     * Kinds with equal {@link Identity} share a row. In a row without constraints, instances with equal
     * attributes share the result.
     */
    private boolean[][] suitability() {
        Map<Identity, Integer> ids = new LinkedHashMap<>();
        List<Demand> patterns = new ArrayList<>();
        for (int k = 0; k < kindClass.length; k++) {
            kindClass[k] = TaskGroups.idOf(ids, Identity.of(kinds.demands.get(k)));
            if (kindClass[k] == patterns.size()) {
                patterns.add(kinds.demands.get(k));
            }
        }
        boolean[][] rows = new boolean[patterns.size()][];
        for (int c = 0; c < rows.length; c++) {
            rows[c] = row(patterns.get(c));
        }
        return rows;
    }

    private boolean[] row(Demand pattern) {
        boolean unconstrained = Identity.of(pattern).constraints().isEmpty();
        Map<List<Object>, Boolean> known = new LinkedHashMap<>();
        boolean[] row = new boolean[capacities.size()];
        for (int r = 0; r < row.length; r++) {
            InstanceCapacity capacity = capacities.get(r);
            row[r] = unconstrained
                    ? known.computeIfAbsent(
                            List.of(capacity.attributes(), capacity.capacityProvider(), capacity.hasGpu()),
                            key -> Fit.identity(pattern, capacity).isEmpty())
                    : Fit.identity(pattern, capacity).isEmpty();
        }
        return row;
    }

    /** The requirements of a demand that free capacity cannot change. */
    private record Identity(
            SortedSet<String> providers,
            Optional<String> architecture,
            Optional<String> operatingSystem,
            List<Attribute> attributes,
            boolean sharedGpu,
            SortedSet<String> zones,
            List<PlacementConstraint> constraints) {
        static Identity of(Demand demand) {
            return new Identity(
                    demand.capacityProviders(),
                    demand.task().cpuArchitecture(),
                    demand.task().operatingSystemFamily(),
                    demand.task().requiredAttributes(),
                    demand.task().sharedGpu(),
                    demand.zones(),
                    demand.constraints().stream()
                            .filter(c -> !c.type().equals("distinctInstance"))
                            .toList());
        }
    }
}
