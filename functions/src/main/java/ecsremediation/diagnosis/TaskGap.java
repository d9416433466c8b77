package ecsremediation.diagnosis;

import ecsremediation.model.Deployment;
import ecsremediation.model.Service;
import ecsremediation.model.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The missing tasks of a service, counted per deployment. A service's totals hide a stuck rollout.
 *
 * @param missing desired minus running of the deployment that the service is moving to, plus those of
 *     older deployments as far as the service's total is below desired
 * @param unplaced missing tasks that have no instance and that ECS has to start now. During a rollout these
 *     are the tasks that the service as a whole lacks, and one more if ECS may not stop an old task before a
 *     new one runs
 * @param starting tasks that have an instance and do not run yet, by ARN
 * @param heldBack missing tasks that the rollout's bounds do not let ECS start now
 * @param later missing tasks that the rollout starts in the places of the old tasks it stops
 * @param rolling whether ECS replaces tasks of one deployment by those of another within the rollout's bounds
 * @param running running tasks of all deployments
 */
record TaskGap(
        int missing,
        List<UnplacedTasks> unplaced,
        List<Task> starting,
        int heldBack,
        int later,
        boolean rolling,
        int running) {
    private static final Comparator<Deployment> PRIMARY_FIRST =
            Comparator.comparing((Deployment d) -> !d.isPrimary()).thenComparing(Deployment::id);

    TaskGap {
        unplaced = List.copyOf(unplaced);
        starting = List.copyOf(starting);
    }

    /** The gap of a service whose deployment controller is ECS. */
    static TaskGap of(Service service) {
        return new Counting(service).gap();
    }

    boolean isNone() {
        return missing == 0;
    }

    /** The number of unplaced tasks. */
    int unplacedCount() {
        return unplaced.stream().mapToInt(UnplacedTasks::count).sum();
    }

    /**
     * Counts the deployments, the primary one first, and allots to each the tasks that the bounds let ECS
     * start.
     */
    private static final class Counting {
        private final Service service;
        private final List<Deployment> deployments;
        private final List<UnplacedTasks> unplaced = new ArrayList<>();
        private final int running;
        private final int present;
        private final boolean rolling;
        private int startable;
        private int needed;
        private int missing;
        private int heldBack;
        private int later;

        Counting(Service service) {
            this.service = service;
            deployments = service.deployments().stream()
                    .map(d -> TaskListCounts.of(service, d))
                    .sorted(PRIMARY_FIRST)
                    .toList();
            running = deployments.stream().mapToInt(d -> d.counts().running()).sum();
            present = running + deployments.stream().mapToInt(this::placed).sum();
            rolling = service.deploymentStrategy().replacesInTurn()
                    && deployments.stream().filter(Counting::isAlive).count() > 1;
            DeploymentBounds bounds = DeploymentBounds.of(service);
            startable = rolling ? Math.max(0, bounds.most() - present) : Integer.MAX_VALUE;
            needed = rolling ? nextMove(bounds) : Integer.MAX_VALUE;
        }

        /**
         * The tasks that the rollout has to start before ECS may stop an old one. The places of stopped
         * tasks serve the next new ones.
         */
        private int nextMove(DeploymentBounds bounds) {
            int desired = service.counts().desired();
            int further = Math.max(present, desired) > bounds.least() ? 0 : 1;
            return Math.max(0, desired - present) + further;
        }

        TaskGap gap() {
            deployments.forEach(this::count);
            if (deployments.isEmpty()) {
                missing = service.counts().gap();
            }
            List<Task> starting = service.tasks().stream()
                    .filter(TaskGap::isStarting)
                    .sorted(Comparator.comparing(Task::arn))
                    .toList();
            return new TaskGap(missing, unplaced, starting, heldBack, later, rolling, running);
        }

        private void count(Deployment deployment) {
            int wanted = Math.min(deployment.counts().gap(), stillMissing(deployment));
            missing += wanted;
            int absent = Math.max(0, wanted - placed(deployment));
            int allowed = Math.min(absent, startable);
            int now = Math.min(allowed, needed);
            startable -= allowed;
            needed -= now;
            heldBack += absent - allowed;
            later += allowed - now;
            if (now > 0) {
                unplaced.add(new UnplacedTasks(deployment.id(), deployment.taskDefinition(), now));
            }
        }

        /**
         * The missing tasks of an older deployment count only as far as the service runs fewer tasks than
         * desired without them.
         */
        private int stillMissing(Deployment deployment) {
            if (deployment.isPrimary()) {
                return Integer.MAX_VALUE;
            }
            return Math.max(0, service.counts().desired() - running - missing);
        }

        /**
         * Tasks that exist and do not wait for capacity, by the list of tasks or by ECS's count, whichever
         * is larger.
         */
        private int placed(Deployment deployment) {
            List<Task> own = service.tasks().stream()
                    .filter(t -> t.deployment().equals(deployment.id()))
                    .toList();
            int starting = (int) own.stream().filter(TaskGap::isStarting).count();
            int waiting = (int) own.stream().filter(Task::isUnplaced).count();
            return Math.max(starting, deployment.counts().pending() - waiting);
        }

        private static boolean isAlive(Deployment deployment) {
            return deployment.counts().running() + deployment.counts().pending() > 0
                    || (deployment.isPrimary() && deployment.counts().desired() > 0);
        }
    }

    /** Has an instance and is starting. A task that is stopping also has an instance. */
    private static boolean isStarting(Task task) {
        return switch (task.lastStatus()) {
            case "DEACTIVATING", "STOPPING", "DEPROVISIONING", "STOPPED", "DELETED" -> false;
            default -> task.isStarting();
        };
    }
}
