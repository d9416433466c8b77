package ecsremediation.aws;

import ecsremediation.model.ReadFailure;
import ecsremediation.model.ScalingActivity;
import ecsremediation.model.ScalingPolicy;
import ecsremediation.model.Timeouts;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        CompletableFuture<List<String>> scheduled = reading.start(() -> scheduledActions(group));
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

    private List<String> scheduledActions(String group) {
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
                .map(ScheduledUpdateGroupAction::scheduledActionName)
                .toList();
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
     * group's present instances and the older terminations of instances that the cluster still lists. The API lists activities in progress first and then the others, newest
     * first. Older pages are not read.
     */
    private List<ScalingActivity> activities(AutoScalingGroup group) {
        String name = group.autoScalingGroupName();
        Set<String> present =
                group.instances().stream().map(Instance::instanceId).collect(Collectors.toCollection(TreeSet::new));
        return reading
                .pages(
                        new ReadTarget(ReadFailure.Kind.SCALING_ACTIVITIES, name),
                        autoScaling.describeScalingActivitiesPaginator(
                                r -> r.autoScalingGroupName(name).maxRecords(PAGE)),
                        DescribeScalingActivitiesResponse::activities,
                        a -> !isRecent(a))
                .stream()
                .flatMap(a -> activity(a, present))
                .sorted(Comparator.comparing(ScalingActivity::startedAt).reversed())
                .toList();
    }

    private Stream<ScalingActivity> activity(Activity read, Set<String> present) {
        boolean old = !isRecent(read);
        boolean launch = String.valueOf(read.description()).startsWith("Launching");
        boolean termination = String.valueOf(read.description()).startsWith("Terminating");
        if (old && !launch && !termination) {
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
                .filter(a -> !old || a.instance().filter(wanted::contains).isPresent())
                .stream();
    }

    private boolean isRecent(Activity activity) {
        return activity.endTime() == null
                || activity.startTime() == null
                || activity.startTime().isAfter(at.minus(Timeouts.ACTIVITIES_READ));
    }
}
