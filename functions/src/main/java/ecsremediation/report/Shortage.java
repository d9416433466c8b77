package ecsremediation.report;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.Evidence;
import ecsremediation.diagnosis.Fact;
import ecsremediation.model.Counts;
import ecsremediation.model.Deployment;
import ecsremediation.model.Service;
import ecsremediation.model.Task;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a service is short of. Every part of a message takes its numbers from here. */
sealed interface Shortage {

    /** The service was not read, or is gone. */
    record NotSeen() implements Shortage {}

    /** Every task runs. */
    record Nothing(Counts counts) implements Shortage {}

    /**
     * Fewer tasks run than the service wants.
     *
     * @param missing from 1 on
     */
    record ShortOfTasks(Counts counts, int missing) implements Shortage {}

    /**
     * Every task runs, and some have to move to other instances.
     *
     * @param tasks from 1 on
     */
    record Moves(Counts counts, int tasks) implements Shortage {}

    /**
     * A deployment has not all of its tasks, and tasks of older ones run.
     *
     * @param taskDefinition its ARN
     * @param wanted tasks of the new deployment, from 1 on
     * @param reached how many of these are that far
     * @param old running tasks of older deployments, from 1 on
     */
    record UnfinishedRollout(
            Counts counts, String taskDefinition, int wanted, int reached, Reached how, int old, Pace pace)
            implements Shortage {}

    /** How far a rollout has to bring its tasks next. */
    enum Reached {
        /** Onto an instance. */
        PLACED,
        /** They get an instance and do not stay up. */
        RUNNING
    }

    /** Tasks that do not run, or not where they have to; 0 where the service was not read. */
    default int missing() {
        return switch (this) {
            case NotSeen _, Nothing _ -> 0;
            case ShortOfTasks t -> t.missing();
            case Moves m -> m.tasks();
            case UnfinishedRollout r -> r.wanted() - r.reached();
        };
    }

    /** Whether a rollout goes on. */
    enum Pace {
        UNDER_WAY,
        STUCK
    }

    /**
     * The shortage that the service and its diagnosis show.
     *
     * @param unplaced tasks that have no instance
     */
    static Shortage of(Optional<Service> seen, Optional<Diagnosis> diagnosis, int unplaced) {
        return seen.map(service -> of(service, diagnosis, unplaced)).orElseGet(NotSeen::new);
    }

    /** The same where an operator has to act: a rollout does not go on by itself. */
    default Shortage stuck() {
        return this instanceof UnfinishedRollout r
                ? new UnfinishedRollout(
                        r.counts(), r.taskDefinition(), r.wanted(), r.reached(), r.how(), r.old(), Pace.STUCK)
                : this;
    }

    private static Shortage of(Service service, Optional<Diagnosis> diagnosis, int unplaced) {
        Optional<Shortage> rollout =
                diagnosis.filter(d -> !(d instanceof Diagnosis.NoGap)).flatMap(d -> rollout(service, d));
        Counts counts = service.counts();
        if (rollout.isPresent()) {
            return rollout.get();
        }
        if (counts.gap() > 0) {
            return new ShortOfTasks(counts, Math.max(counts.gap(), unplaced));
        }
        int moving = diagnosis.stream().flatMap(Shortage::moving).findFirst().orElse(unplaced);
        return moving == 0 ? new Nothing(counts) : new Moves(counts, moving);
    }

    private static Stream<Integer> moving(Diagnosis diagnosis) {
        return diagnosis.evidence().stream()
                .map(Evidence::fact)
                .flatMap(f -> f instanceof Fact.TasksOnDrainingInstances d ? Stream.of(d.tasks()) : Stream.empty());
    }

    private static Optional<Shortage> rollout(Service service, Diagnosis diagnosis) {
        List<Deployment> deployments = service.deployments();
        int running = deployments.stream().mapToInt(d -> d.counts().running()).sum();
        return deployments.stream()
                .filter(d -> d.isPrimary() && d.counts().gap() > 0)
                .filter(d -> running > d.counts().running())
                .findFirst()
                .map(d -> {
                    Reached how = how(diagnosis);
                    int reached = d.counts().running() + (how == Reached.PLACED ? starting(service, d) : 0);
                    return new UnfinishedRollout(
                            service.counts(),
                            d.taskDefinition(),
                            d.counts().desired(),
                            Math.min(reached, d.counts().desired()),
                            how,
                            running - d.counts().running(),
                            diagnosis instanceof Diagnosis.Converging ? Pace.UNDER_WAY : Pace.STUCK);
                });
    }

    private static Reached how(Diagnosis diagnosis) {
        return switch (diagnosis) {
            case Diagnosis.TaskFailing _, Diagnosis.AgentUnavailable _ -> Reached.RUNNING;
            case Diagnosis.NoGap _,
                    Diagnosis.Converging _,
                    Diagnosis.CapacityShortfall _,
                    Diagnosis.DeploymentLost _,
                    Diagnosis.Unplaceable _,
                    Diagnosis.NotOurs _,
                    Diagnosis.Inconclusive _ -> Reached.PLACED;
        };
    }

    private static int starting(Service service, Deployment deployment) {
        return (int) service.tasks().stream()
                .filter(t -> t.deployment().equals(deployment.id()))
                .filter(Task::isStarting)
                .filter(t -> !t.isStopping())
                .count();
    }
}
