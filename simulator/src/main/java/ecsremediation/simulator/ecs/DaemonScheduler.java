package ecsremediation.simulator.ecs;

import java.util.List;

/** Places a daemon service's next task on the first instance that has none. */
final class DaemonScheduler {
    private DaemonScheduler() {}

    static TaskPlacement next(EcsService service) {
        Fitness fitness = Fitness.of(service, service.primary().definition());
        List<EcsInstance> without = Placer.candidates(service).stream()
                .filter(fitness::takesWhenEmpty)
                .filter(i -> i.tasks().stream().noneMatch(t -> t.service().equals(service) && t.isWanted()))
                .toList();
        for (EcsInstance instance : without) {
            if (fitness.takes(instance)) {
                return new TaskPlacement.On(instance);
            }
        }
        if (without.isEmpty()) {
            return new TaskPlacement.NoInstances();
        }
        EcsInstance first = without.getFirst();
        return new TaskPlacement.Nowhere(first, fitness.misfits(first).getFirst());
    }
}
