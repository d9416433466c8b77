package ecsremediation.plan;

import ecsremediation.model.PlacementConstraint;
import ecsremediation.model.TaskDefinition;
import ecsremediation.placement.Demand;
import ecsremediation.placement.InstanceCapacity;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds up the tasks that a sizing places on an instance. It shares no code with the placement that it
 * checks.
 */
final class InstanceUsage {
    private final InstanceCapacity capacity;
    private int cpu = 0;
    private int memory = 0;
    private int gpus = 0;
    private int everyGpu = 0;
    private int interfaces = 0;
    private boolean clash = false;
    private int portsOfTasks = 0;
    private final Set<String> ports = new HashSet<>();

    private InstanceUsage(InstanceCapacity capacity) {
        this.capacity = capacity;
        capacity.tcpPortsInUse().forEach(port -> ports.add("tcp " + port));
        capacity.udpPortsInUse().forEach(port -> ports.add("udp " + port));
    }

    /** Whether the capacity suffices for the given number of tasks of each demand together. */
    static boolean allows(InstanceCapacity capacity, Map<Demand, Integer> tasks) {
        InstanceUsage ledger = new InstanceUsage(capacity);
        tasks.forEach(ledger::add);
        return !ledger.clash
                && (ledger.ports.size() <= 100 || ledger.portsOfTasks == 0)
                && ledger.cpu <= capacity.free().cpuUnits()
                && ledger.memory <= capacity.free().memoryMib()
                && ledger.everyGpu <= 1
                && ledger.gpus + ledger.everyGpu <= capacity.free().gpus()
                && ledger.interfaces <= capacity.freeNetworkInterfaces().orElse(Integer.MAX_VALUE);
    }

    private void add(Demand demand, int count) {
        TaskDefinition task = demand.task();
        cpu += count * task.resources().cpuUnits();
        memory += count * task.resources().memoryMib();
        gpus += task.everyGpu() ? 0 : count * task.resources().gpus();
        everyGpu += task.everyGpu() ? count : 0;
        interfaces += count * task.networkInterfaces();
        portsOfTasks += count * (task.tcpPorts().size() + task.udpPorts().size());
        for (int i = 0; i < count; i++) {
            task.tcpPorts().forEach(port -> clash |= !ports.add("tcp " + port));
            task.udpPorts().forEach(port -> clash |= !ports.add("udp " + port));
        }
        int ofService = capacity.tasks().getOrDefault(demand.service(), 0) + count;
        clash |= count > 0 && !demand.constraints().stream().allMatch(c -> meets(c, ofService));
    }

    /** Checks the kinds of constraints that the random cases use. */
    private boolean meets(PlacementConstraint constraint, int ofService) {
        return switch (constraint.type()) {
            case "distinctInstance" -> ofService == 1;
            case "memberOf" ->
                List.of("attribute:rack == " + capacity.attributes().get("rack"))
                        .contains(constraint.expression());
            default -> throw new IllegalArgumentException(constraint.toString());
        };
    }
}
