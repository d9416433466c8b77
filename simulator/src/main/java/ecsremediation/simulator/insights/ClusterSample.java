package ecsremediation.simulator.insights;

import ecsremediation.simulator.ecs.ContainerSpec;
import ecsremediation.simulator.ecs.EcsCluster;
import ecsremediation.simulator.ecs.EcsInstance;
import ecsremediation.simulator.ecs.EcsTask;
import ecsremediation.simulator.ecs.TaskStatus;
import ecsremediation.simulator.engine.SimulatedAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The performance log events of a cluster at one moment. A task and its containers have events while the task runs on
 * an instance whose agent is connected: the agent measures them.
 */
final class ClusterSample {
    private ClusterSample() {}

    static List<PerformanceEvent> of(EcsCluster cluster, SimulatedAccount account) {
        List<PerformanceEvent> events = new ArrayList<>();
        cluster.services().forEach(service -> events.add(ServiceCounts.of(service)));
        int running = 0;
        for (EcsTask task : cluster.tasks()) {
            if (task.status() == TaskStatus.RUNNING) {
                running++;
                task.instance()
                        .filter(EcsInstance::agentConnected)
                        .ifPresent(on -> events.addAll(usage(new Placed(task, on, account))));
            }
        }
        int instances = cluster.instances().size();
        events.add(new ClusterCounts(
                cluster.name(), running, instances, cluster.services().size()));
        return List.copyOf(events);
    }

    private static List<PerformanceEvent> usage(Placed placed) {
        List<PerformanceEvent> events = new ArrayList<>();
        events.add(new TaskUsage(placed));
        for (ContainerSpec container : placed.task().definition().spec().containers()) {
            events.add(new ContainerUsage(placed, container));
        }
        return events;
    }

    /** A task on its instance. */
    record Placed(EcsTask task, EcsInstance instance, SimulatedAccount account) {
        String cluster() {
            return task.service().cluster().name();
        }

        /** The task's service; empty for a task outside of services. */
        Optional<String> service() {
            return task.service().nameOfService();
        }

        String family() {
            return task.definition().spec().family();
        }

        /** The log stream of the instance's agent. Its name's form is assumed. */
        String stream() {
            return "AgentTelemetry-" + instance.id();
        }
    }
}
