package ecsremediation.aws;

import static ecsremediation.aws.ResponseFields.text;

import ecsremediation.model.ReadFailure;
import ecsremediation.model.ScalingActivity;
import ecsremediation.model.ScalingChange;
import ecsremediation.model.ScalingPolicy;
import ecsremediation.model.ScheduledAction;
import ecsremediation.model.Timeouts;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.DescribePoliciesResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeScalingActivitiesResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeScheduledActionsResponse;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefresh;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;

/**
 * Reads the recent scaling activities of a group and the other actors that change it: policies, schedules,
 * instance refreshes.
 */
record GroupHistory(AutoScalingClient autoScaling, ReadSession reading, Instant at, Set<String> registered) {
    /** The most records per page, by the API references. */
    private static final int PAGE = 100;

    private static final Duration AHEAD = Duration.ofHours(24);

    /** AWS lists refreshes newest first, so one in progress is always first. Our choice. */
    private static final int REFRESHES = 5;

    /**
     * The states of an instance refresh that has ended, by the API reference. In any other state it is in
     * progress.
     */
    private static final Set<String> ENDED =
            Set.of("Successful", "Failed", "Cancelled", "RollbackSuccessful", "RollbackFailed");

    GroupDetails of(AutoScalingGroup whole) {
        String group = whole.autoScalingGroupName();
        CompletableFuture<List<ScalingPolicy>> policies = reading.start(() -> policies(group));
        CompletableFuture<List<ScheduledAction>> scheduled = reading.start(() -> scheduledActions(group));
        CompletableFuture<Boolean> refreshing = reading.start(() -> isRefreshing(group));
        CompletableFuture<List<ScalingActivity>> activities = reading.start(() -> activities(whole));
        return new GroupDetails(policies.join(), scheduled.join(), refreshing.join(), activities.join());
    }

    private List<ScalingPolicy> policies(String group) {
        return reading
                .pages(
                        new ReadTarget(ReadFailure.Kind.SCALING_POLICIES, group),
                        autoScaling.describePoliciesPaginator(
                                r -> r.autoScalingGroupName(group).maxRecords(PAGE)),
                        DescribePoliciesResponse::scalingPolicies)
                .stream()
                .flatMap(p -> reading
                        .map(
                                new ReadTarget(ReadFailure.Kind.SCALING_POLICY, p.policyName() + " of " + group),
                                p,
                                PolicyMapping::policy)
                        .stream())
                .toList();
    }

    private List<ScheduledAction> scheduledActions(String group) {
        Instant end = at.plus(AHEAD);
        return reading
                .pages(
                        new ReadTarget(ReadFailure.Kind.SCHEDULED_ACTIONS, group),
                        autoScaling.describeScheduledActionsPaginator(r -> r.autoScalingGroupName(group)
                                .startTime(at)
                                .endTime(end)
                                .maxRecords(PAGE)),
                        DescribeScheduledActionsResponse::scheduledUpdateGroupActions)
                .stream()
                .map(GroupHistory::scheduledAction)
                .toList();
    }

    /** For a recurring action the API returns the time of its next run. */
    private static ScheduledAction scheduledAction(ScheduledUpdateGroupAction action) {
        return new ScheduledAction(
                text(action.scheduledActionName()),
                Optional.ofNullable(action.startTime()).or(() -> Optional.ofNullable(action.time())),
                size(action.minSize()),
                size(action.maxSize()),
                size(action.desiredCapacity()));
    }

    private static OptionalInt size(@Nullable Integer size) {
        return size == null ? OptionalInt.empty() : OptionalInt.of(size);
    }

    private boolean isRefreshing(String group) {
        return reading
                .call(
                        new ReadTarget(ReadFailure.Kind.INSTANCE_REFRESHES, group),
                        () -> autoScaling.describeInstanceRefreshes(
                                r -> r.autoScalingGroupName(group).maxRecords(REFRESHES)))
                .stream()
                .flatMap(answer -> answer.instanceRefreshes().stream())
                .map(InstanceRefresh::statusAsString)
                .anyMatch(status -> !ENDED.contains(status));
    }

    /**
     * The recent activities, and as far as the pages with recent ones list them the older launches of the
     * group's present instances, the older terminations of instances that the cluster still lists, and an
     * older termination if it names the newest change of desired capacity. The API lists activities in
     * progress first and then the others, newest first. Older pages are not read.
     */
    private List<ScalingActivity> activities(AutoScalingGroup group) {
        String name = group.autoScalingGroupName();
        Set<String> present =
                group.instances().stream().map(Instance::instanceId).collect(Collectors.toCollection(TreeSet::new));
        List<Activity> read = reading.pages(
                new ReadTarget(ReadFailure.Kind.SCALING_ACTIVITIES, name),
                autoScaling.describeScalingActivitiesPaginator(
                        r -> r.autoScalingGroupName(name).maxRecords(PAGE)),
                DescribeScalingActivitiesResponse::activities,
                a -> !isRecent(a));
        Optional<Activity> change = read.stream()
                .filter(a -> ScalingChange.isIn(text(a.cause())) && a.startTime() != null)
                .max(Comparator.comparing(Activity::startTime));
        return read.stream()
                .flatMap(a -> activity(a, present, change.filter(a::equals).isPresent()))
                .sorted(Comparator.comparing(ScalingActivity::startedAt).reversed())
                .toList();
    }

    private Stream<ScalingActivity> activity(Activity read, Set<String> present, boolean newestChange) {
        boolean launch = text(read.description()).startsWith("Launching");
        boolean termination = text(read.description()).startsWith("Terminating");
        boolean kept = isRecent(read) || (newestChange && !launch);
        if (!kept && !launch && !termination) {
            return Stream.empty();
        }
        Set<String> wanted = launch ? present : registered;
        return reading
                .map(
                        new ReadTarget(
                                ReadFailure.Kind.SCALING_ACTIVITY,
                                read.activityId() + " of " + read.autoScalingGroupName()),
                        read,
                        ActivityMapping::activity)
                .filter(a -> kept || a.instance().filter(wanted::contains).isPresent())
                .stream();
    }

    private boolean isRecent(Activity activity) {
        return activity.endTime() == null
                || activity.startTime() == null
                || activity.startTime().isAfter(at.minus(Timeouts.ACTIVITIES_READ));
    }
}
