package ecsremediation.placement;

import ecsremediation.event.ServiceName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The demands in columns, for fast loops over kinds × instances. A kind is one demand's identical tasks. */
final class TaskGroups {
    final List<Demand> demands;
    final int[] cpu;
    final int[] memory;
    final int[] gpus;
    final boolean[] everyGpu;
    final int[] interfaces;
    final boolean[] distinct;

    /** Per kind: its service, an index into {@link #services}. */
    final int[] service;

    final List<ServiceName> services;

    /** Per kind: its list of strategies, an index into {@link #chains}. */
    final int[] chain;

    final List<List<Strategy>> chains;

    /** Fixed host ports as bits, {@link #portWords} words per kind. */
    final long[] ports;

    final int portWords;

    /** Per kind: the number of its fixed host ports. */
    final int[] hostPorts;

    private final Map<String, Integer> portBits = new LinkedHashMap<>();

    TaskGroups(List<Demand> demands) {
        this.demands = List.copyOf(demands);
        int n = demands.size();
        cpu = new int[n];
        memory = new int[n];
        gpus = new int[n];
        everyGpu = new boolean[n];
        interfaces = new int[n];
        distinct = new boolean[n];
        hostPorts = new int[n];
        service = new int[n];
        chain = new int[n];
        Map<ServiceName, Integer> serviceIds = new LinkedHashMap<>();
        Map<List<Strategy>, Integer> chainIds = new LinkedHashMap<>();
        for (int k = 0; k < n; k++) {
            Demand demand = demands.get(k);
            amounts(k, demand);
            service[k] = idOf(serviceIds, demand.service());
            chain[k] = idOf(chainIds, Strategy.of(demand.strategies()));
        }
        services = new ArrayList<>(serviceIds.keySet());
        chains = new ArrayList<>(chainIds.keySet());
        portWords = Math.ceilDiv(portBits.size(), Long.SIZE);
        ports = new long[n * portWords];
        for (int k = 0; k < n && portWords > 0; k++) {
            bits(
                    ports,
                    k,
                    demands.get(k).task().tcpPorts(),
                    demands.get(k).task().udpPorts());
        }
    }

    private void amounts(int k, Demand demand) {
        cpu[k] = demand.task().resources().cpuUnits();
        memory[k] = demand.task().resources().memoryMib();
        gpus[k] = demand.task().everyGpu() ? 1 : demand.task().resources().gpus();
        everyGpu[k] = demand.task().everyGpu();
        interfaces[k] = demand.task().networkInterfaces();
        distinct[k] = Fit.isDistinct(demand);
        hostPorts[k] = demand.task().hostPorts();
        demand.task().tcpPorts().forEach(port -> idOf(portBits, "tcp" + port));
        demand.task().udpPorts().forEach(port -> idOf(portBits, "udp" + port));
    }

    /** Sets the row's bits of those ports that a demand uses. */
    void bits(long[] words, int row, SortedSet<Integer> tcp, SortedSet<Integer> udp) {
        tcp.forEach(port -> bit(words, row, portBits.get("tcp" + port)));
        udp.forEach(port -> bit(words, row, portBits.get("udp" + port)));
    }

    private void bit(long[] words, int row, @Nullable Integer bit) {
        if (bit != null) {
            words[row * portWords + bit / Long.SIZE] |= 1L << (bit % Long.SIZE);
        }
    }

    boolean asksPorts(int kind) {
        return hostPorts[kind] > 0;
    }

    static <T> int idOf(Map<T, Integer> ids, T value) {
        Integer known = ids.get(value);
        if (known == null) {
            known = ids.size();
            ids.put(value, known);
        }
        return known;
    }
}
