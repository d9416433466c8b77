package ecsremediation.plan;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.Lowerings;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.Snapshot;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Observation;
import ecsremediation.placement.Capacities;
import ecsremediation.placement.Demand;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.StoppingTasks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns diagnoses into plans. Each group gets one plan for all services that share it. Each service with a
 * gap is in exactly one plan, or in one for each group whose capacity provider has to take a part of its
 * tasks. Equal Observations give equal plans, whatever the order of their
 * elements.
 */
public final class Planner {
    private Planner() {}

    /** The plans for a cluster without open incidents. */
    public static List<Plan> plan(Observation observation, List<Diagnosis> diagnoses, Limits limits) {
        return plan(new Snapshot(observation), diagnoses, limits);
    }

    /**
     * The plans for groups by the groups' names, then the plans for single services by the services'
     * names.
     */
    public static List<Plan> plan(Snapshot snapshot, List<Diagnosis> diagnoses, Limits limits) {
        return plan(snapshot, diagnoses, limits, Sizer::size);
    }

    /** As {@link #plan(Snapshot, List, Limits)}, with the caller's sizing. The planner checks its proof. */
    static List<Plan> plan(
            Snapshot snapshot, List<Diagnosis> diagnoses, Limits limits, Function<Sizing.Question, Sizing> sizer) {
        List<Diagnosis> byService = diagnoses.stream()
                .sorted(Comparator.comparing(Diagnosis::service))
                .toList();
        List<Plan> plans = new ArrayList<>(forGroups(snapshot, byService, limits, sizer));
        Set<ServiceName> planned = new TreeSet<>();
        plans.forEach(plan -> planned.addAll(plan.services()));
        byService.stream()
                .filter(d -> !planned.contains(d.service()))
                .flatMap(d -> ServicePlans.of(d).stream())
                .forEach(plans::add);
        return DeadlineRule.applied(plans, snapshot, byService);
    }

    private static List<Plan> forGroups(
            Snapshot snapshot, List<Diagnosis> diagnoses, Limits limits, Function<Sizing.Question, Sizing> sizer) {
        Observation observation = snapshot.observation();
        List<InstanceCapacity> there =
                new ArrayList<>(StoppingTasks.of(observation).registered());
        LateBoots late = LateBoots.of(observation);
        List<InstanceCapacity> inFlight = Capacities.inFlight(observation).stream()
                .filter(capacity -> !late.include(capacity))
                .toList();
        Lowerings lowerings = Lowerings.of(observation);
        FallbackGroups fallback = FallbackGroups.of(observation, diagnoses, limits);
        there.addAll(fallback.without(inFlight));
        CapacityRequests capacityRequests = new CapacityRequests(observation);
        SortedMap<String, List<CapacityRequest>> byGroup = new TreeMap<>();
        List<CapacityRequest> requests =
                diagnoses.stream().flatMap(d -> capacityRequests.of(d).stream()).toList();
        GroupChoice choice = new GroupChoice(observation, List.copyOf(there), requests, limits);
        for (CapacityRequest request : requests) {
            byGroup.computeIfAbsent(choice.of(request), name -> new ArrayList<>())
                    .add(request);
        }
        Doubts doubts = new Doubts(observation, diagnoses);
        List<Plan> plans = new ArrayList<>();
        List<InstanceCapacity> left = List.copyOf(there);
        RaiseUsefulness usefulness = new RaiseUsefulness(snapshot);
        for (Map.Entry<String, List<CapacityRequest>> entry : byGroup.entrySet()) {
            AutoScalingGroup group = observation.group(entry.getKey()).orElseThrow();
            for (Map.Entry<Optional<RaiseDoubt>, List<CapacityRequest>> part :
                    usefulness.byDoubt(entry.getValue()).entrySet()) {
                List<InstanceCapacity> available = fallback.andOwn(left, inFlight, group.name());
                Sizing sizing = sizing(sizer, question(observation, group, part.getValue(), available), observation);
                left = fallback.without(sizing.after());
                List<ServiceName> services = part.getValue().stream()
                        .map(CapacityRequest::service)
                        .distinct()
                        .toList();
                GroupContext context = new GroupContext(
                        snapshot, group, sizing, services, limits, doubts, lowerings, usefulness, part.getKey());
                Plan plan = once(GroupPlanner.plan(context), context, plans);
                if (!isOnlyWaiting(plan, services, diagnoses)) {
                    plans.add(plan);
                }
            }
        }
        return withoutIdleHolds(plans);
    }

    /** One reconciliation raises a group once: what comes for other services may help these, too. */
    private static Plan once(Plan plan, GroupContext context, List<Plan> before) {
        String group = context.group().name();
        return isRaise(plan, group) && before.stream().anyMatch(other -> isRaise(other, group))
                ? context.hold(
                        new HoldReason.InstancesOnTheWay(Optional.of(group), 0, 0), Optional.of(context.booted()))
                : plan;
    }

    private static boolean isRaise(Plan plan, String group) {
        return switch (plan) {
            case Plan.GroupRaise raise -> raise.group().equals(group);
            case Plan.Hold _, Plan.Escalate _ -> false;
        };
    }

    /** Without the holds for tasks that have room, where the services' other tasks have a plan. */
    private static List<Plan> withoutIdleHolds(List<Plan> plans) {
        Set<ServiceName> served = plans.stream()
                .filter(plan -> !isIdle(plan))
                .flatMap(plan -> plan.services().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return plans.stream()
                .filter(plan -> !isIdle(plan) || !served.containsAll(plan.services()))
                .toList();
    }

    private static boolean isIdle(Plan plan) {
        return plan instanceof Plan.Hold hold && hold.why() instanceof HoldReason.CapacityForEveryTask;
    }

    /**
     * Where the services need new instances, waiting tasks outside of services count too: they may take the new
     * ones. They alone need none.
     */
    private static Sizing sizing(
            Function<Sizing.Question, Sizing> sizer, Sizing.Question question, Observation observation) {
        Sizing ofServices = sizer.apply(question);
        List<Demand> waiting = WaitingDemands.of(observation, question.group());
        return waiting.isEmpty() || ofServices.proof().chosen() == 0 ? ofServices : sizer.apply(question.with(waiting));
    }

    /** Whether the plan only holds and every service's own diagnosis already says so. */
    private static boolean isOnlyWaiting(Plan plan, List<ServiceName> services, List<Diagnosis> diagnoses) {
        Set<ServiceName> own = new TreeSet<>(services);
        boolean waiting = diagnoses.stream()
                .filter(d -> own.contains(d.service()))
                .allMatch(Diagnosis.Converging.class::isInstance);
        return waiting && plan instanceof Plan.Hold hold && isWaiting(hold.reason());
    }

    private static boolean isWaiting(Plan.Hold.Reason reason) {
        return reason == Plan.Hold.Reason.CAPACITY_ON_ITS_WAY || reason == Plan.Hold.Reason.CONVERGING;
    }

    private static Sizing.Question question(
            Observation observation,
            AutoScalingGroup group,
            List<CapacityRequest> requests,
            List<InstanceCapacity> there) {
        List<Demand> demands =
                requests.stream().flatMap(c -> c.demands().stream()).toList();
        return new Sizing.Question(demands, there, group, Capacities.kinds(observation, group));
    }
}
