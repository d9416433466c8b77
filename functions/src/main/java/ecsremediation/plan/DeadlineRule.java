package ecsremediation.plan;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.incident.Snapshot;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.Observation;
import ecsremediation.model.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Turns waiting into a need once the tasks that a raise was made for had their time and do not all run. */
final class DeadlineRule {
    private final Snapshot snapshot;
    private final Observation observation;
    private final List<Diagnosis> diagnoses;

    private DeadlineRule(Snapshot snapshot, List<Diagnosis> diagnoses) {
        this.snapshot = snapshot;
        this.observation = snapshot.observation();
        this.diagnoses = diagnoses;
    }

    /** The plans, in which no service is waited for any longer than its incident's deadline. */
    static List<Plan> told(List<Plan> plans, Snapshot snapshot, List<Diagnosis> diagnoses) {
        DeadlineRule overdue = new DeadlineRule(snapshot, diagnoses);
        return plans.stream().flatMap(p -> overdue.told(p).stream()).toList();
    }

    private List<Plan> told(Plan plan) {
        if (!(plan instanceof Plan.Hold hold) || !isPatience(hold.reason())) {
            return List.of(plan);
        }
        List<ServiceName> late =
                hold.services().stream().filter(s -> incident(s).isPresent()).toList();
        List<ServiceName> others =
                hold.services().stream().filter(s -> !late.contains(s)).toList();
        List<Plan> told = new ArrayList<>();
        if (!others.isEmpty()) {
            told.add(new Plan.Hold(hold.reason(), hold.group(), hold.detail(), hold.until(), others, hold.launch()));
        }
        late.forEach(s -> told.add(need(s, hold)));
        return told;
    }

    /** What a person decided is no patience: it ends when that person wants it to. */
    private static boolean isPatience(Plan.Hold.Reason reason) {
        return switch (reason) {
            case CONVERGING, CAPACITY_ON_ITS_WAY, BACKOFF, ACTION_RATE, INSTANCE_REFRESH -> true;
            case OTHER_HAND, PAUSED, NOT_OURS -> false;
        };
    }

    /** The service's incident, where what it waits for is late and its diagnosis allows no further time. */
    private Optional<Incident> incident(ServiceName service) {
        Instant now = observation.takenAt();
        boolean allowed = diagnoses.stream()
                .filter(d -> d.service().equals(service))
                .anyMatch(d -> d instanceof Diagnosis.Converging c && c.until().isAfter(now));
        return snapshot.incident(service)
                .filter(i -> i.phase() != Incident.Phase.NOTICED)
                .filter(i -> i.deadline().filter(now::isAfter).isPresent())
                .filter(i -> !allowed);
    }

    private Plan need(ServiceName service, Plan.Hold hold) {
        Optional<CapacityAction> raise = observation.memory().actions().stream()
                .filter(a -> incident(service).filter(i -> i.knows(a)).isPresent())
                .max(Comparator.comparing(CapacityAction::at));
        Optional<AutoScalingGroup> group = raise.flatMap(r -> observation.group(r.group()));
        return new Plan.Escalate(
                Plan.Escalate.Reason.NOT_CURED,
                raise.map(CapacityAction::group).or(hold::group),
                raise.map(r -> verdict(service, r)).orElse("")
                        + group.map(g -> steps(g, raise.get()) + " ").orElse("")
                        + hold.detail(),
                group.map(g -> advice(g, raise.get(), hold))
                        .orElse("Read the service's events and the group's activity history."),
                List.of(service),
                hold.launch());
    }

    private String verdict(ServiceName service, CapacityAction raise) {
        long started = observation.service(service).stream()
                .flatMap(s -> s.tasks().stream())
                .filter(Task::isRunning)
                .filter(t -> t.startedAt().filter(raise.at()::isBefore).isPresent())
                .count();
        String tasks = started == 1 ? "1 task" : started + " tasks";
        return started == 0
                ? "Not cured: no task started since the raise of " + Clock.time(raise.at()) + ". "
                : "Partly cured: " + tasks + " started since the raise of " + Clock.time(raise.at()) + ". ";
    }

    private String steps(AutoScalingGroup group, CapacityAction raise) {
        return group.name() + " was to have " + raise.to().desired() + ", has " + inService(group) + " in service and "
                + registered(group) + " registered.";
    }

    private String advice(AutoScalingGroup group, CapacityAction raise, Plan.Hold hold) {
        if (inService(group) < raise.to().desired()) {
            return hold.launch()
                    .map(l -> LaunchAdvice.on(l.kind()))
                    .orElse("Find out in the group's activity history why instances do not come.");
        }
        return registered(group) < inService(group)
                ? "Find out why instances do not register: ECS_CLUSTER in the user data, the instance role, the route to"
                        + " the ECS endpoints."
                : "Read the service's events: the instances are there, and ECS does not place the tasks.";
    }

    private static int inService(AutoScalingGroup group) {
        return group.instances().stream()
                .filter(GroupInstance::isInService)
                .mapToInt(GroupInstance::weight)
                .sum();
    }

    private int registered(AutoScalingGroup group) {
        Set<String> here = new TreeSet<>();
        observation.containerInstances().stream()
                .filter(ContainerInstance::takesTasks)
                .forEach(i -> here.add(i.ec2InstanceId()));
        return group.instances().stream()
                .filter(i -> here.contains(i.id()))
                .mapToInt(GroupInstance::weight)
                .sum();
    }
}
