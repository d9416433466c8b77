package ecsremediation.simulator.play;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.ClusterReader;
import ecsremediation.model.Observation;
import ecsremediation.model.ReadFailure;
import ecsremediation.model.Service;
import ecsremediation.model.WriteState;
import ecsremediation.simulator.play.RefusedCalls.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A reader whose calls are refused: what a refused call should have read is missing, with a read failure. A refusal
 * meets the whole answer: all services, all instances or all groups of a cluster.
 */
record RefusingReader(ClusterReader real, RefusedCalls calls) implements ClusterReader {
    private static final String GROUPS = "autoscaling:DescribeAutoScalingGroups";

    @Override
    public List<String> clusters() {
        refusal("ecs:ListClusters").ifPresent(r -> {
            throw new RefusedException(r);
        });
        return real.clusters();
    }

    @Override
    public Optional<WriteState> writeState(String group) {
        return refusal(GROUPS).isPresent() ? Optional.empty() : real.writeState(group);
    }

    @Override
    public Observation observe(String cluster, Instant at) {
        Observation whole = real.observe(cluster, at);
        return calls.isDone() ? whole : new PartialView(whole).answer();
    }

    private Optional<RefusedCalls.Refusal> refusal(String operation) {
        return calls.isDone() ? Optional.empty() : calls.call(operation, RefusingPorts.ATTEMPTS);
    }

    /** One observation, without what could not be read. */
    private final class PartialView {
        private final Observation whole;
        private final List<ReadFailure> unread;

        PartialView(Observation whole) {
            this.whole = whole;
            unread = new ArrayList<>(whole.unread());
        }

        Observation answer() {
            boolean found = isRead("ecs:DescribeClusters", ReadFailure.Kind.CLUSTER, whole.cluster());
            List<Service> services = found ? services() : List.of();
            return new Observation(
                    whole.schema(),
                    whole.takenAt(),
                    whole.cluster(),
                    services,
                    found ? whole.waiting() : List.of(),
                    found && isRead("ecs:DescribeTaskDefinition", ReadFailure.Kind.TASK_DEFINITION, "all")
                            ? whole.taskDefinitions()
                            : List.of(),
                    found && instancesAreRead() ? whole.containerInstances() : List.of(),
                    found && isRead("ecs:DescribeCapacityProviders", ReadFailure.Kind.CAPACITY_PROVIDERS, "all")
                            ? whole.capacityProviders()
                            : List.of(),
                    found ? groups() : List.of(),
                    whole.memory(),
                    unread);
        }

        private boolean isRead(String operation, ReadFailure.Kind kind, String name) {
            Optional<RefusedCalls.Refusal> refusal = refusal(operation);
            refusal.ifPresent(r -> unread.add(new ReadFailure(kind, name, r.words())));
            return refusal.isEmpty();
        }

        private boolean instancesAreRead() {
            return isRead("ecs:ListContainerInstances", ReadFailure.Kind.CONTAINER_INSTANCE_LIST, whole.cluster())
                    && isRead(
                            "ecs:DescribeContainerInstances",
                            ReadFailure.Kind.CONTAINER_INSTANCES,
                            whole.containerInstances().size() + " container instances");
        }

        private List<Service> services() {
            String names =
                    whole.services().stream().map(s -> s.name().service()).collect(Collectors.joining(", "));
            return isRead("ecs:ListServices", ReadFailure.Kind.SERVICE_LIST, whole.cluster())
                            && isRead("ecs:DescribeServices", ReadFailure.Kind.SERVICES, names)
                    ? whole.services()
                    : List.of();
        }

        private List<AutoScalingGroup> groups() {
            String names = whole.groups().stream().map(AutoScalingGroup::name).collect(Collectors.joining(", "));
            if (!isRead(GROUPS, ReadFailure.Kind.GROUPS, names)) {
                return List.of();
            }
            for (AutoScalingGroup group : whole.groups()) {
                isRead("autoscaling:DescribePolicies", ReadFailure.Kind.SCALING_POLICIES, group.name());
                isRead("autoscaling:DescribeScheduledActions", ReadFailure.Kind.SCHEDULED_ACTIONS, group.name());
                isRead("autoscaling:DescribeInstanceRefreshes", ReadFailure.Kind.INSTANCE_REFRESHES, group.name());
                isRead("autoscaling:DescribeScalingActivities", ReadFailure.Kind.SCALING_ACTIVITIES, group.name());
            }
            return whole.groups();
        }
    }
}
