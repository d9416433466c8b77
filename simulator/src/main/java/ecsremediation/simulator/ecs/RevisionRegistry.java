package ecsremediation.simulator.ecs;

import ecsremediation.simulator.engine.ApiException;
import ecsremediation.simulator.engine.EventLoop;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The task definitions of an account. Callers hold the world's lock. */
final class RevisionRegistry {
    private final EventLoop eventLoop;
    private final Map<String, TaskRevision> revisions = new TreeMap<>();

    RevisionRegistry(EventLoop eventLoop) {
        this.eventLoop = eventLoop;
    }

    /** Registers the next revision of a family. */
    TaskRevision register(TaskSpec spec) {
        long before = revisions.values().stream()
                .filter(r -> r.spec().family().equals(spec.family()))
                .count();
        int revision = (int) before + 1;
        String arn = eventLoop.account().taskDefinition(spec.family(), revision);
        TaskRevision registered = TaskRevision.of(arn, revision, spec, eventLoop.now());
        revisions.put(arn, registered);
        return registered;
    }

    /**
     * The task definition of that name.
     *
     * @param name ARN, {@code family:revision}, or the family alone for its newest revision
     * @throws ApiException ClientException if there is none
     */
    TaskRevision named(String name) {
        return revisions.values().stream()
                .filter(r -> r.arn().equals(name)
                        || r.name().equals(name)
                        || r.spec().family().equals(name))
                .reduce((a, b) -> a.revision() > b.revision() ? a : b)
                .orElseThrow(() -> new ApiException("ClientException", "Unable to describe task definition."));
    }

    /** All, by family and revision. */
    List<TaskRevision> all() {
        return revisions.values().stream()
                .sorted(Comparator.comparing((TaskRevision r) -> r.spec().family())
                        .thenComparingInt(TaskRevision::revision))
                .toList();
    }
}
