package ecsremediation.simulator.ecs;

import ecsremediation.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** A world with one cluster, whose instances are put there by hand. */
final class Bench {
    static final String CLUSTER = "c";
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    final World world = new World(11, START);
    private int instances;

    Bench() {
        world.ecs().createCluster(CLUSTER);
    }

    EcsInstance instance(String zone, int cpu, int memory) {
        return instance(zone, InstanceShape.of("t3.test", cpu, memory));
    }

    EcsInstance instance(String zone, InstanceShape shape) {
        String id = "i-" + instances++;
        return world.ecs().registerInstance(new Registration(CLUSTER, id, "hand", zone, shape));
    }

    /** A task definition whose one container takes so much. */
    void task(String family, int cpu, int memory, ContainerSpec.Port... ports) {
        world.ecs().register(TaskSpec.of(family, ContainerSpec.of("main", cpu, memory, ports)));
    }

    EcsService service(ServiceSpec spec) {
        return world.ecs().createService(CLUSTER, spec);
    }

    void pass(int minutes) {
        world.advance(Duration.ofMinutes(minutes));
    }

    /** Running tasks of the service by what the key makes of their instances. */
    long runningWhere(EcsService service, Predicate<EcsInstance> where) {
        return world.read(() -> service.tasks().stream()
                .filter(EcsTask::isRunning)
                .filter(t -> t.instance().filter(where).isPresent())
                .count());
    }

    List<String> messages(EcsService service) {
        return world.read(() ->
                service.events().stream().map(ServiceLog.LogEntry::message).toList());
    }

    List<String> messages(EcsService service, String fragment) {
        return messages(service).stream().filter(m -> m.contains(fragment)).toList();
    }
}
