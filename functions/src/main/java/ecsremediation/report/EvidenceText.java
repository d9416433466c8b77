package ecsremediation.report;

import ecsremediation.diagnosis.Evidence;
import ecsremediation.diagnosis.Fact;
import ecsremediation.diagnosis.WaitingContainer;
import ecsremediation.model.Task;
import ecsremediation.placement.PlacementObstacle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The evidence of a diagnosis as text. AWS's own words stay as AWS wrote them. */
public final class EvidenceText {
    private EvidenceText() {}

    /** One fact as a clause without a full stop; it may stand in quotation marks or after a colon. */
    public static String statement(Evidence evidence) {
        return statement(evidence.fact());
    }

    /** One fact with its source and, where the fact has one, its time. */
    static String line(Evidence evidence, Instant now) {
        String at = evidence.at().map(t -> ", " + Utc.near(t, now)).orElse("");
        return source(evidence.source()) + at + ": " + statement(evidence);
    }

    static String statement(Fact fact) {
        return switch (fact) {
            case Fact.TaskCounts f -> counts(f);
            case Fact.TasksOnDrainingInstances f ->
                Phrases.count(f.tasks(), "task") + " must move away from draining " + NameList.list(f.instances());
            case Fact.TaskSetIncomplete f ->
                "task set " + f.taskSet() + " of " + NameList.end(f.taskDefinition()) + " wants "
                        + Phrases.count(f.desired(), "task") + " and runs " + f.running();
            case Fact.EcsMessage f -> f.text();
            case Fact.StoppedTask f -> stop(f.stop());
            case Fact.DeploymentFailed f ->
                "deployment " + f.deployment() + " FAILED" + (f.reason().isEmpty() ? "" : ": " + f.reason());
            case Fact.DeploymentRolledBack f ->
                "ECS rolled back to " + NameList.end(f.taskDefinition()) + ": " + f.text()
                        + f.shortage()
                                .map(message -> " Before that: " + message)
                                .orElse("");
            case Fact.RolloutBounds f -> bounds(f);
            case Fact.RolloutAhead f -> "service " + f.service() + " rolls on the same group first";
            case Fact.TasksStarting f ->
                Phrases.count(f.count(), "task") + (f.count() == 1 ? " is placed and starts" : " are placed and start");
            case Fact.PullingImage f -> old(f.taskArn(), f.age()) + "pulling its image";
            case Fact.Activating f ->
                old(f.taskArn(), f.age()) + "ACTIVATING, that is registering with a load balancer or service discovery";
            case Fact.ContainerWaiting f -> old(f.taskArn(), f.age()) + "starting: " + waiting(f.waiting());
            case Fact.NotStarting f ->
                old(f.taskArn(), f.age()) + f.lastStatus() + " on " + NameList.list(f.instances());
            case Fact.TasksFailedOn f -> failedOn(f);
            case Fact.AgentsDisconnected f -> disconnected(f.instances());
            case Fact.CapacityDisconnected f -> disconnected(f.instances()) + "; the tasks would fit there";
            case Fact.LeftRegistrations f -> left(f);
            case Fact.RegistrationFailed f ->
                "ECS reports REGISTRATION_FAILED for " + NameList.list(f.instances()) + " of " + f.group();
            case Fact.RegistrationOverdue f -> overdue(f);
            case Fact.UnusableCapacity f -> unusable(f);
            case Fact.ClosestInstance f ->
                asks(f.taskDefinition(), f.obstacle()) + "; the closest instance "
                        + (isTaken(f.obstacle()) ? "has " : "offers ")
                        + f.obstacle().available();
            case Fact.NoSuitableInstance f -> "the cluster has no instance that could take a task";
            case Fact.EmptyInstance f -> empty(f);
            case Fact.TooManyHostPorts f ->
                "a task of " + NameList.end(f.taskDefinition()) + " needs " + f.ports()
                        + " host ports; ECS reserves at most " + f.most() + " on an instance, its own included";
            case Fact.UnsuitedTypes f -> unsuited(f);
            case Fact.WideRequirements f ->
                asks(f.taskDefinition(), f.obstacle()) + "; the instance requirements of " + f.group()
                        + " admit smaller types, from "
                        + f.obstacle().available();
            case Fact.NoGroup f -> noGroup(f.capacityProviders());
            case Fact.FreeCapacity f ->
                Phrases.count(f.tasks(), "unplaced task") + " would fit on " + NameList.list(f.instances());
            case Fact.TasksStopping f -> "still stopping and holding room: " + NameList.list(f.taskArns());
            case Fact.InstancesInFlight f -> "instances already requested: " + inFlight(f.groups());
            case Fact.LaunchFailed f -> "the newest launch of " + f.group() + " failed: " + f.message();
        };
    }

    private static String counts(Fact.TaskCounts f) {
        String held = f.heldBack() == 0 ? "" : ", held back by the deployment's limits " + f.heldBack();
        return "desired " + f.desired() + ", running " + f.running() + ", unplaced " + f.unplaced() + ", starting "
                + f.starting() + held;
    }

    private static String stop(Task.Stop stop) {
        StringBuilder words = new StringBuilder(stop.code());
        words.append(words.isEmpty() || stop.reason().isEmpty() ? "" : ": ").append(stop.reason());
        for (Task.ContainerExit container : stop.containers()) {
            words.append("; container ").append(container.name());
            container.exitCode().ifPresent(code -> words.append(" exit code ").append(code));
            container.reason().ifPresent(reason -> words.append(" ").append(reason));
        }
        return words.toString();
    }

    private static String bounds(Fact.RolloutBounds f) {
        String state = f.rolloutState().isEmpty() ? "" : " (" + f.rolloutState() + ")";
        return ("%s; the deployment%s must keep %d (minimumHealthyPercent %d) and may have %d" + " (maximumPercent %d)")
                .formatted(
                        Phrases.count(f.running(), "task") + (f.running() == 1 ? " runs" : " run"),
                        state,
                        f.least(),
                        f.minimumHealthyPercent(),
                        f.most(),
                        f.maximumPercent());
    }

    private static String old(String taskArn, Duration age) {
        return "task " + NameList.end(taskArn) + " is " + age.toMinutes() + " min old and still ";
    }

    static String waiting(WaitingContainer waiting) {
        Task.Container awaited = waiting.awaited();
        String exit = awaited.exitCode().isPresent()
                ? " with exit code " + awaited.exitCode().getAsInt()
                : "";
        String health = waiting.dependency().condition().equals("HEALTHY") ? ", health " + awaited.healthStatus() : "";
        return "container " + waiting.dependency().container() + " waits for " + awaited.name() + " (dependsOn "
                + waiting.dependency().condition() + "), which is " + awaited.lastStatus() + exit + health;
    }

    private static String failedOn(Fact.TasksFailedOn f) {
        List<String> hosts = f.hosts().stream()
                .map(h -> h.ec2InstanceId() + " (container instance " + NameList.end(h.containerInstance()) + ")")
                .toList();
        String others = f.others() == 0
                ? ""
                : "; " + Phrases.count(f.others(), "task") + " of " + NameList.end(f.taskDefinition())
                        + (f.others() == 1 ? " runs" : " run") + " on other instances";
        return Phrases.count(f.failed(), "task") + " failed on " + NameList.list(hosts) + others;
    }

    private static String disconnected(List<String> instances) {
        return "agent disconnected on " + NameList.list(instances);
    }

    private static String left(Fact.LeftRegistrations f) {
        List<String> instances = f.registrations().stream()
                .map(Fact.LeftRegistrations.LeftRegistration::instance)
                .toList();
        return NameList.list(instances) + (instances.size() == 1 ? " is" : " are")
                + " registered with the agent disconnected, and in no Auto Scaling group";
    }

    private static String overdue(Fact.RegistrationOverdue f) {
        return NameList.list(f.instances()) + " of " + f.group() + " InService and not registered in the cluster;"
                + " a boot takes up to " + f.limit().toMinutes() + " min";
    }

    private static String asks(String taskDefinition, PlacementObstacle obstacle) {
        return "a task of " + NameList.end(taskDefinition) + " needs " + obstacle.asked();
    }

    /** Whether it says what an instance has of others, not what it has left. */
    private static boolean isTaken(PlacementObstacle obstacle) {
        return obstacle.kind() == PlacementObstacle.Kind.PORTS
                || obstacle.kind() == PlacementObstacle.Kind.DISTINCT_INSTANCE;
    }

    private static String empty(Fact.EmptyInstance f) {
        return asks(f.taskDefinition(), f.obstacle()) + "; "
                + empty(f.instanceType() + " of " + f.group(), f.obstacle(), beside(f));
    }

    private static String empty(String instance, PlacementObstacle obstacle, String daemons) {
        return switch (obstacle.kind()) {
            case MEMORY, CPU, GPU, PORTS, NETWORK_INTERFACES, DISTINCT_INSTANCE ->
                "an empty " + instance + " offers " + obstacle.available() + daemons;
            case ATTRIBUTE, ARCHITECTURE, MEMBER_OF, ZONE, CAPACITY_PROVIDER ->
                "on an empty " + instance + " that is " + obstacle.available();
        };
    }

    private static String unsuited(Fact.UnsuitedTypes f) {
        String types = String.join(" or ", f.types());
        String chance = switch (f.likelihood()) {
            case FIRST -> f.group() + " launches " + types + " first";
            case POSSIBLE -> f.group() + " may launch " + types + " next";
            case MANAGED_SCALING ->
                "ECS managed scaling raises " + f.group() + " only for tasks that its smallest type takes";
        };
        return asks(f.taskDefinition(), f.obstacle()) + "; " + chance + "; "
                + empty(f.types().getFirst(), f.obstacle(), "");
    }

    private static String beside(Fact.EmptyInstance f) {
        String unit = f.obstacle().kind() == PlacementObstacle.Kind.CPU ? " CPU units" : " MiB";
        return f.daemons().isEmpty()
                ? ""
                : f.daemons().stream()
                        .map(d -> "daemon " + d.service() + " (" + d.share() + unit + ")")
                        .collect(Collectors.joining(", ", " beside ", ""));
    }

    private static String unusable(Fact.UnusableCapacity f) {
        String instances = NameList.list(f.instances()) + (f.instances().size() == 1 ? " has" : " have")
                + " room for a task of " + NameList.end(f.taskDefinition()) + " and cannot take it: ";
        String asked = f.obstacle().asked();
        String available = f.obstacle().available();
        return instances
                + switch (f.obstacle().kind()) {
                    case CAPACITY_PROVIDER ->
                        "it goes to capacity provider " + asked + ", and ECS lists there " + available
                                + "; one that was attached by hand has to be replaced";
                    case ATTRIBUTE, ARCHITECTURE, MEMBER_OF, ZONE -> "it needs " + asked + ", and that is " + available;
                    case MEMORY, CPU, GPU, PORTS, NETWORK_INTERFACES, DISTINCT_INSTANCE ->
                        "it needs " + asked + ", and there is " + available;
                };
    }

    private static String noGroup(List<String> capacityProviders) {
        return capacityProviders.isEmpty()
                ? "no Auto Scaling group has instances in the cluster or is tagged for it"
                : "no Auto Scaling group of " + String.join(", ", capacityProviders) + " was found";
    }

    private static String inFlight(List<Fact.InstancesInFlight.OfGroup> groups) {
        return groups.stream()
                .map(g -> g.instances() + " in flight in " + g.group())
                .collect(Collectors.joining(", "));
    }

    private static String source(Evidence.Source source) {
        return switch (source) {
            case COUNTS -> "service";
            case SERVICE_EVENT -> "ECS service event";
            case TASK -> "task";
            case INSTANCE -> "instance";
            case GROUP -> "group";
            case PLACEMENT_CHECK -> "placement check";
        };
    }
}
