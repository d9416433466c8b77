package ecsremediation.simulator.autoscaling;

import ecsremediation.model.ScalingPolicy;
import ecsremediation.model.WarmPool;
import ecsremediation.simulator.ecs.InstanceShape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** An Auto Scaling group. Read it under the world's lock. */
public final class SimulatedGroup {
    /** When its scheduled actions are due, from now on: 12 hours. */
    public static final Duration SCHEDULED_IN = Duration.ofHours(12);

    private final GroupSpec spec;
    private final String arn;
    private final List<SimulatedInstance> members = new ArrayList<>();
    private final List<Activity> activities = new ArrayList<>();
    private final SortedMap<String, String> tags;
    private final SortedSet<String> suspendedProcesses = new TreeSet<>();
    private final List<ScalingPolicy> policies = new ArrayList<>();
    private final List<String> scheduledActions = new ArrayList<>();
    private final List<ScheduledSizes> schedule = new ArrayList<>();
    private Sizes sizes;
    private String lastCause;
    private Optional<LaunchFault> fault = Optional.empty();
    private int templateVersion = 1;
    private Optional<Duration> retry = Optional.empty();
    private final LaunchTypes types;
    private final List<SimulatedInstance> warm = new ArrayList<>();
    private boolean keepsWarmPool;
    private Optional<WarmPool> warmPool = Optional.empty();
    private OptionalInt maintenance = OptionalInt.empty();
    private boolean instanceRefresh;
    private final List<GroupRefresh> refreshes = new ArrayList<>();
    private Optional<String> operator = Optional.empty();

    SimulatedGroup(GroupSpec spec, String arn, String cause) {
        this.spec = spec;
        this.arn = arn;
        types = new LaunchTypes(spec.shape());
        sizes = spec.sizes();
        tags = new TreeMap<>(spec.tags());
        lastCause = cause;
    }

    public String name() {
        return spec.name();
    }

    public String arn() {
        return arn;
    }

    /** The parameters of its creation. Sizes and tags may have changed since. */
    public GroupSpec spec() {
        return spec;
    }

    public Sizes sizes() {
        return sizes;
    }

    /** Its instances, in the order of their launch. */
    public List<SimulatedInstance> members() {
        return Collections.unmodifiableList(members);
    }

    /** The instance of that id; empty if it has none. */
    Optional<SimulatedInstance> member(String id) {
        return members.stream().filter(member -> member.id().equals(id)).findFirst();
    }

    /** Its scaling activities, newest first. */
    public List<Activity> activities() {
        return Collections.unmodifiableList(activities);
    }

    public SortedMap<String, String> tags() {
        return Collections.unmodifiableSortedMap(tags);
    }

    public SortedSet<String> suspendedProcesses() {
        return Collections.unmodifiableSortedSet(suspendedProcesses);
    }

    public List<ScalingPolicy> policies() {
        return Collections.unmodifiableList(policies);
    }

    /** Its scheduled actions that run at their time, without those that have run for the last time. */
    public List<ScheduledSizes> schedule() {
        return Collections.unmodifiableList(schedule);
    }

    void add(ScheduledSizes action) {
        schedule.add(action);
    }

    void remove(ScheduledSizes action) {
        schedule.remove(action);
    }

    /** Names of its scheduled actions that only the API shows. Each is always due in {@link #SCHEDULED_IN}. */
    public List<String> scheduledActions() {
        return Collections.unmodifiableList(scheduledActions);
    }

    public Optional<WarmPool> warmPool() {
        return warmPool;
    }

    /** Whether an instance refresh is in progress. */
    public boolean instanceRefresh() {
        return instanceRefresh || refreshes.stream().anyMatch(GroupRefresh::isInProgress);
    }

    /** Its instance refreshes that replace instances, newest first. */
    public List<GroupRefresh> refreshes() {
        return Collections.unmodifiableList(refreshes);
    }

    void add(GroupRefresh refresh) {
        refreshes.addFirst(refresh);
    }

    /** The service principal that alone may change the group; empty if there is none. */
    public Optional<String> operator() {
        return operator;
    }

    /** Protects these instances from scale-in, and no others. Returns whether that changes anything. */
    boolean protect(Set<String> instances) {
        boolean changes = false;
        for (SimulatedInstance member : members) {
            boolean wanted = instances.contains(member.id());
            changes |= member.isProtectedFromScaleIn() != wanted;
            member.protectFromScaleIn(wanted);
        }
        return changes;
    }

    /** The id of its launch template. */
    public String template() {
        return "lt-0123456789abcdef0";
    }

    /** The version of its launch template, from 1. A fault that changes the shape of new instances is a new version. */
    public int templateVersion() {
        return templateVersion;
    }

    /** The number of instances that are InService. */
    public int inService() {
        return (int) members.stream().filter(SimulatedInstance::isInService).count();
    }

    /** Sets the pause before each launch retry; empty for EC2 Auto Scaling's own pauses. */
    public void retry(Optional<Duration> pause) {
        retry = pause;
    }

    Optional<Duration> retry() {
        return retry;
    }

    /** The shape that an instance of that type registers. */
    public InstanceShape shape(String instanceType) {
        return types.shape(instanceType);
    }

    /** The types of its mixed instances policy, in the policy's order; empty without a policy. */
    public List<InstanceOffer> offers() {
        return Collections.unmodifiableList(types.offers());
    }

    /** Gives the group a mixed instances policy. Its sizes then count the types' weights. */
    public void mix(List<InstanceOffer> offers) {
        types.mix(offers);
    }

    /**
     * The launch template brings another type from now on. A mixed instances policy has that type alone then.
     * Instances that run stay what they are. A fault of the launches does not end it.
     */
    public void changeType(InstanceOffer type) {
        types.change(type);
        templateVersion++;
    }

    /** The shape that the launch template brings; of several types the first. */
    public InstanceShape launched() {
        return types.next();
    }

    /** Capacity units of one instance of the type. */
    public int weight(String instanceType) {
        return types.weight(instanceType);
    }

    /** Capacity units below desired; negative if the group has too many. */
    int missing() {
        return sizes.desired()
                - members.stream()
                        .filter(SimulatedInstance::counts)
                        .mapToInt(m -> weight(m.instanceType()))
                        .sum();
    }

    /** The shape of the next instance that it launches, whatever its launch template brings. */
    public InstanceShape nextShape() {
        return fault.orElse(null) instanceof LaunchFault.OtherShape other ? other.shape() : types.next();
    }

    /** The type of its next launch. */
    String nextType() {
        return types.launch(nextShape());
    }

    /**
     * An instance type of a mixed instances policy.
     *
     * @param weight capacity units, 1 or more
     */
    public record InstanceOffer(InstanceShape shape, int weight) {}

    Optional<String> refusal() {
        return fault.flatMap(f -> f.refusal(
                (int) members.stream().filter(SimulatedInstance::counts).count()));
    }

    Optional<LaunchFault> fault() {
        return fault;
    }

    String lastCause() {
        return lastCause;
    }

    void resize(Sizes next, String cause) {
        sizes = next;
        lastCause = cause;
    }

    void add(SimulatedInstance member) {
        members.add(member);
    }

    void remove(SimulatedInstance member) {
        members.remove(member);
    }

    void add(Activity activity) {
        activities.addFirst(activity);
    }

    void fault(Optional<LaunchFault> next) {
        if (!otherShape(next).equals(otherShape(fault))) {
            templateVersion++;
        }
        fault = next;
    }

    private static Optional<InstanceShape> otherShape(Optional<LaunchFault> fault) {
        return fault.flatMap(
                f -> f instanceof LaunchFault.OtherShape other ? Optional.of(other.shape()) : Optional.empty());
    }

    /** Sets a tag. An empty value removes it. */
    public void tag(String key, Optional<String> value) {
        tags.remove(key);
        value.ifPresent(v -> tags.put(key, v));
    }

    /** Suspends or resumes a process, such as {@code Launch}. */
    public void suspend(String process, boolean suspended) {
        suspendedProcesses.remove(process);
        if (suspended) {
            suspendedProcesses.add(process);
        }
    }

    /** Adds a scaling policy. The API shows it; the group does not follow it. */
    public void add(ScalingPolicy policy) {
        policies.add(policy);
    }

    /** Removes a scaling policy, if the group has it. */
    public void removePolicy(String name) {
        policies.removeIf(policy -> policy.name().equals(name));
    }

    /** Adds a scheduled action that the API shows. {@link AutoScaling#schedule} adds one that runs. */
    public void addScheduledAction(String name) {
        scheduledActions.add(name);
    }

    /** Sets the warm pool that the API shows. {@link AutoScaling#warmPool} gives it one that it uses. */
    public void warmPool(Optional<WarmPool> pool) {
        warmPool = pool;
    }

    /** The instances in its warm pool, oldest first. They do not count towards desired capacity. */
    public List<SimulatedInstance> warm() {
        return Collections.unmodifiableList(warm);
    }

    boolean keepsWarmPool() {
        return keepsWarmPool;
    }

    void keepWarmPool() {
        keepsWarmPool = true;
    }

    void addWarm(SimulatedInstance member) {
        warm.add(member);
    }

    void removeWarm(SimulatedInstance member) {
        warm.remove(member);
    }

    /** Takes the oldest instance out of its warm pool that has booted there and is in none of those zones. */
    Optional<SimulatedInstance> takeWarm(Set<String> failedZones) {
        Optional<SimulatedInstance> taken = warm.stream()
                .filter(m -> !m.lifecycleState().equals("Warmed:Pending") && !failedZones.contains(m.zone()))
                .findFirst();
        taken.ifPresent(warm::remove);
        return taken;
    }

    /**
     * Sets the maximum healthy percentage of the instance maintenance policy, in percent of desired capacity. The API
     * shows it; the group does not follow it.
     */
    public void maintenance(OptionalInt mostHealthyPercent) {
        maintenance = mostHealthyPercent;
    }

    /**
     * Maximum healthy percentage of its instance maintenance policy, in percent of desired capacity; empty without a
     * policy.
     */
    public OptionalInt maintenance() {
        return maintenance;
    }

    /**
     * Sets whether the API shows an instance refresh in progress that replaces nothing.
     * {@link AutoScaling#startInstanceRefresh} starts one that does.
     */
    public void instanceRefresh(boolean inProgress) {
        instanceRefresh = inProgress;
    }

    /** Sets the service principal that alone may change the group; empty for none. */
    public void operator(Optional<String> principal) {
        operator = principal;
    }
}
