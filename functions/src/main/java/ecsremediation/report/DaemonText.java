package ecsremediation.report;

import ecsremediation.diagnosis.Diagnosis.CapacityShortfall;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.Observation;
import ecsremediation.model.Resources;
import ecsremediation.model.SchedulingStrategy;
import ecsremediation.model.Service;
import ecsremediation.model.TaskDefinition;
import java.util.Comparator;
import java.util.Optional;

/** The daemon that takes what a task lacks on the instances, by name and size. */
final class DaemonText {
    private DaemonText() {}

    /**
     * Such as {@code daemon logs takes 900 MiB of each}; empty where no instance had room for a further task without its
     * daemon, and where something else than memory or CPU is short.
     */
    static Optional<String> of(CapacityShortfall shortfall, Observation seen) {
        return shortfall.unplaced().stream()
                .flatMap(u -> seen.taskDefinition(u.taskDefinition()).stream())
                .map(TaskDefinition::resources)
                .findFirst()
                .flatMap(task -> largest(shortfall.kind(), task, seen));
    }

    private static Optional<String> largest(CapacityShortfall.Kind kind, Resources task, Observation seen) {
        return seen.services().stream()
                .filter(s -> s.schedulingStrategy() == SchedulingStrategy.DAEMON
                        && s.counts().running() > 0)
                .filter(s -> size(kind, s, seen) > 0 && decides(size(kind, s, seen), kind, task, seen))
                .max(Comparator.comparingInt((Service s) -> size(kind, s, seen))
                        .thenComparing(s -> s.name().service()))
                .map(s -> "daemon " + s.name().service() + " takes " + size(kind, s, seen) + unit(kind) + " of each");
    }

    /** Whether an instance lacks no more for a task than the daemon takes of it. */
    private static boolean decides(int daemon, CapacityShortfall.Kind kind, Resources task, Observation seen) {
        return seen.containerInstances().stream()
                .filter(ContainerInstance::takesTasks)
                .map(i -> size(kind, task) - size(kind, i.remaining()))
                .anyMatch(lacking -> lacking > 0 && lacking <= daemon);
    }

    private static int size(CapacityShortfall.Kind kind, Service daemon, Observation seen) {
        return daemon.deployments().stream()
                .filter(d -> d.isPrimary())
                .flatMap(d -> seen.taskDefinition(d.taskDefinition()).stream())
                .mapToInt(d -> size(kind, d.resources()))
                .max()
                .orElse(0);
    }

    private static int size(CapacityShortfall.Kind kind, Resources resources) {
        return switch (kind) {
            case MEMORY -> resources.memoryMib();
            case CPU -> resources.cpuUnits();
            case PORTS, NETWORK_INTERFACES, GPU, NO_INSTANCES, DISTINCT_INSTANCE -> 0;
        };
    }

    private static String unit(CapacityShortfall.Kind kind) {
        return kind == CapacityShortfall.Kind.CPU ? " CPU units" : " MiB";
    }
}
