package ecsremediation.simulator.ecs;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The present faults of tasks. A fault of one revision counts before a fault of its family. */
final class TaskFaults {
    private final Map<String, Shared> families = new TreeMap<>();
    private final Map<String, TaskFault> revisions = new TreeMap<>();

    void family(String family, Optional<TaskFault> fault, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("the share of failing tasks is more than 0 and at most 1: " + share);
        }
        families.remove(family);
        fault.ifPresent(f -> families.put(family, new Shared(f, share)));
    }

    void revision(String arn, Optional<TaskFault> fault) {
        revisions.remove(arn);
        fault.ifPresent(f -> revisions.put(arn, f));
    }

    /** What is wrong with the task; empty if nothing is. The answer for a task changes with the faults only. */
    Optional<TaskFault> of(EcsTask task) {
        TaskRevision definition = task.definition();
        return Optional.ofNullable(revisions.get(definition.arn()))
                .or(() -> Optional.ofNullable(families.get(definition.spec().family()))
                        .filter(shared -> task.lot() < shared.share())
                        .map(Shared::fault));
    }

    private record Shared(TaskFault fault, double share) {}
}
