package ecsremediation.lifecycle;

import ecsremediation.act.EffectiveMode;
import ecsremediation.act.Outcome;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.incident.Snapshot;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.CapacityReadBack;
import ecsremediation.model.GroupUnits;
import ecsremediation.model.Observation;
import ecsremediation.placement.ServiceGroups;
import ecsremediation.plan.Plan;
import ecsremediation.plan.Proposal;
import ecsremediation.plan.RaiseUsefulness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The result of one reconciliation. E-mail, chat message, log line, decision record and metrics are
 * renderings of it and add nothing. Its queries by service and by group use indexes.
 */
public final class Report {
    private final Trigger trigger;
    private final EffectiveMode mode;
    private final Snapshot snapshot;
    private final List<Diagnosis> diagnoses;
    private final List<Plan> plans;
    private final List<Outcome> outcomes;
    private final List<CapacityReadBack> readBacks;
    private final SortedMap<ServiceName, List<Diagnosis>> diagnosesByService;
    private final SortedMap<ServiceName, List<Plan>> plansByService;
    private final SortedMap<ServiceName, List<CapacityAction>> actionsByService;
    private final SortedMap<String, List<Outcome>> outcomesByGroup;
    private final SortedMap<String, GroupUnits> units;
    private final ServiceGroups serviceGroups;
    private final RaiseUsefulness usefulness;

    /** A reconciliation that settled no read-back. */
    public Report(
            Trigger trigger,
            EffectiveMode mode,
            Snapshot snapshot,
            List<Diagnosis> diagnoses,
            List<Plan> plans,
            List<Outcome> outcomes) {
        this(trigger, mode, snapshot, new Proposal(diagnoses, plans), outcomes, List.of());
    }

    /**
     * @param proposal one diagnosis per service, and the plans as they were to be carried out
     * @param outcomes one per plan that was carried out
     * @param readBacks what was settled about earlier raises
     */
    public Report(
            Trigger trigger,
            EffectiveMode mode,
            Snapshot snapshot,
            Proposal proposal,
            List<Outcome> outcomes,
            List<CapacityReadBack> readBacks) {
        this.trigger = trigger;
        this.mode = mode;
        this.snapshot = snapshot;
        Observation observation = snapshot.observation();
        this.diagnoses = proposal.diagnoses();
        this.plans = proposal.plans();
        this.outcomes = List.copyOf(outcomes);
        this.readBacks = List.copyOf(readBacks);
        diagnosesByService = byKey(this.diagnoses, d -> List.of(d.service()));
        plansByService = byKey(this.plans, Plan::services);
        actionsByService = byKey(observation.memory().actions(), CapacityAction::services);
        outcomesByGroup = byKey(this.outcomes, o -> List.of(o.group()));
        units = GroupUnits.of(observation);
        serviceGroups = new ServiceGroups(observation);
        usefulness = new RaiseUsefulness(snapshot);
    }

    /** Whether a raise for the service that is made now only tries again what was useless. */
    boolean triesAgain(ServiceName service) {
        return usefulness.triesAgain(service);
    }

    public Trigger trigger() {
        return trigger;
    }

    /** How much the program was allowed to do, and why. */
    public EffectiveMode mode() {
        return mode;
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    public List<Diagnosis> diagnoses() {
        return diagnoses;
    }

    public List<Plan> plans() {
        return plans;
    }

    public List<Outcome> outcomes() {
        return outcomes;
    }

    /** What was settled about earlier raises. */
    public List<CapacityReadBack> readBacks() {
        return readBacks;
    }

    /** The diagnosis of a service; empty if the service was not read. */
    public Optional<Diagnosis> diagnosis(ServiceName service) {
        return of(diagnosesByService, service).stream().findFirst();
    }

    /** The plans for a service, in the order of {@link #plans}. */
    public List<Plan> plans(ServiceName service) {
        return of(plansByService, service);
    }

    /**
     * Our raises for a service within the last 24 hours, oldest first, without those of this
     * reconciliation.
     */
    public List<CapacityAction> actions(ServiceName service) {
        return of(actionsByService, service);
    }

    /** The outcomes of the plans for a group. */
    public List<Outcome> outcomes(String group) {
        return of(outcomesByGroup, group);
    }

    /** The progress of a group's instances; empty if the group was not read. */
    public Optional<GroupUnits> units(String group) {
        return Optional.ofNullable(units.get(group));
    }

    /** The groups that could take a service's tasks, by name; none if the service was not read. */
    public List<AutoScalingGroup> groups(ServiceName service) {
        return observation().service(service).map(serviceGroups::of).orElse(List.of());
    }

    private static <K, T> List<T> of(SortedMap<K, List<T>> byKey, K key) {
        return byKey.getOrDefault(key, List.of());
    }

    /** The elements by key, in their order. An element that has the same key twice is listed once. */
    private static <K extends Comparable<K>, T> SortedMap<K, List<T>> byKey(
            List<T> elements, Function<T, List<K>> keys) {
        SortedMap<K, List<T>> byKey = new TreeMap<>();
        for (T element : elements) {
            keys.apply(element).stream()
                    .distinct()
                    .forEach(key ->
                            byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(element));
        }
        return byKey;
    }

    public Observation observation() {
        return snapshot.observation();
    }
}
