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
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** An Auto Scaling group. Read it under the world's lock. */
public final class SimulatedGroup {
    private final GroupSpec spec;
    private final String arn;
    private final List<GroupMember> members = new ArrayList<>();
    private final List<Activity> activities = new ArrayList<>();
    private final SortedMap<String, String> tags;
    private final SortedSet<String> suspendedProcesses = new TreeSet<>();
    private final List<ScalingPolicy> policies = new ArrayList<>();
    private final List<String> scheduledActions = new ArrayList<>();
    private Sizes sizes;
    private String lastCause;
    private Optional<LaunchFault> fault = Optional.empty();
    private final List<InstanceOffer> offers = new ArrayList<>();
    private Optional<Duration> retry = Optional.empty();
    private final SortedMap<String, InstanceShape> shapes = new TreeMap<>();
    private Optional<WarmPool> warmPool = Optional.empty();
    private OptionalInt maintenance = OptionalInt.empty();
    private boolean instanceRefresh;
    private Optional<String> operator = Optional.empty();

    SimulatedGroup(GroupSpec spec, String arn, String cause) {
        this.spec = spec;
        this.arn = arn;
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

    /** What it was created with; sizes and tags may have changed since. */
    public GroupSpec spec() {
        return spec;
    }

    public Sizes sizes() {
        return sizes;
    }

    /** In the order of their launch. */
    public List<GroupMember> members() {
        return Collections.unmodifiableList(members);
    }

    /** Newest first. */
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

    /** Names of the scheduled actions due within the day. */
    public List<String> scheduledActions() {
        return Collections.unmodifiableList(scheduledActions);
    }

    public Optional<WarmPool> warmPool() {
        return warmPool;
    }

    public boolean instanceRefresh() {
        return instanceRefresh;
    }

    /** The service principal that alone may change it. */
    public Optional<String> operator() {
        return operator;
    }

    /** Instances in service. */
    public int inService() {
        return (int) members.stream().filter(GroupMember::isInService).count();
    }

    /** Tries to launch again so long after each failure; empty for EC2 Auto Scaling's own pace. */
    public void retry(Optional<Duration> pause) {
        retry = pause;
    }

    Optional<Duration> retry() {
        return retry;
    }

    /** The shape that an instance of that type registers with. */
    public InstanceShape shape(String instanceType) {
        return shapes.getOrDefault(instanceType, spec.shape());
    }

    /** The types of its mixed instances policy, in its order; empty without one. */
    public List<InstanceOffer> offers() {
        return Collections.unmodifiableList(offers);
    }

    /** Makes it a group of mixed instances, whose sizes count the types' weights. */
    public void mix(List<InstanceOffer> types) {
        offers.clear();
        offers.addAll(types);
        types.forEach(offer -> shapes.put(offer.shape().instanceType(), offer.shape()));
    }

    /** Capacity units that one instance of the type counts for. */
    public int weight(String instanceType) {
        return offers.stream()
                .filter(o -> o.shape().instanceType().equals(instanceType))
                .mapToInt(InstanceOffer::weight)
                .findFirst()
                .orElse(1);
    }

    /** Capacity units by which it is short of desired; negative for too many. */
    int missing() {
        return sizes.desired()
                - members.stream()
                        .filter(GroupMember::counts)
                        .mapToInt(m -> weight(m.instanceType()))
                        .sum();
    }

    /** The cheapest type is launched: here always the first of the mix. */
    String nextType() {
        InstanceShape next = fault.orElse(null) instanceof LaunchFault.OtherShape other
                ? other.shape()
                : offers.stream().map(InstanceOffer::shape).findFirst().orElse(spec.shape());
        shapes.put(next.instanceType(), next);
        return next.instanceType();
    }

    /** An instance type of a mixed instances policy with its weight in capacity units. */
    public record InstanceOffer(InstanceShape shape, int weight) {}

    Optional<String> refusal() {
        return fault.flatMap(f ->
                f.refusal((int) members.stream().filter(GroupMember::counts).count()));
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

    void add(GroupMember member) {
        members.add(member);
    }

    void remove(GroupMember member) {
        members.remove(member);
    }

    void add(Activity activity) {
        activities.addFirst(activity);
    }

    void fault(Optional<LaunchFault> next) {
        fault = next;
    }

    /** Sets or, with an empty value, removes a tag. */
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

    /** Adds a policy; the world shows it and does not act by it. */
    public void add(ScalingPolicy policy) {
        policies.add(policy);
    }

    /** Adds a scheduled action by name; the world shows it and does not act by it. */
    public void addScheduledAction(String name) {
        scheduledActions.add(name);
    }

    /** Shows a warm pool. */
    public void warmPool(Optional<WarmPool> pool) {
        warmPool = pool;
    }

    /** Shows an instance maintenance policy, with the most percent of desired that may be healthy while it replaces. */
    public void maintenance(OptionalInt mostHealthyPercent) {
        maintenance = mostHealthyPercent;
    }

    /** The most percent of desired by its instance maintenance policy; empty without one. */
    public OptionalInt maintenance() {
        return maintenance;
    }

    /** Shows an instance refresh in progress. */
    public void instanceRefresh(boolean inProgress) {
        instanceRefresh = inProgress;
    }

    /** Sets the service principal that alone may change it. */
    public void operator(Optional<String> principal) {
        operator = principal;
    }
}
