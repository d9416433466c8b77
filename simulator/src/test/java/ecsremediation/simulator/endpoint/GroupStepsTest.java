package ecsremediation.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ecsremediation.simulator.autoscaling.SizeChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefreshInProgressException;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefreshStatus;
import software.amazon.awssdk.services.autoscaling.model.MetricDimension;
import software.amazon.awssdk.services.autoscaling.model.MetricStatistic;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityInProgressException;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Service;

/** What an operator does to a group of the served world, and what the world makes of it. */
class GroupStepsTest {
    private final TestEndpoint lab = TestEndpoint.start();
    private final AutoScalingClient autoScaling = lab.client(AutoScalingClient.builder());
    private final EcsClient ecs = lab.client(EcsClient.builder());
    private final CloudWatchClient cloudWatch = lab.client(CloudWatchClient.builder());

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aTerminatedInstanceIsReplacedAndItsTaskIsPlacedAgain() {
        String instance = instances().getFirst().instanceId();

        String cause = autoScaling
                .terminateInstanceInAutoScalingGroup(r -> r.instanceId(instance).shouldDecrementDesiredCapacity(false))
                .activity()
                .cause();
        pass(15);

        assertThat(cause).endsWith("instance " + instance + " was taken out of service in response to a user request.");
        assertThat(group().desiredCapacity()).isEqualTo(1);
        assertThat(instances())
                .singleElement()
                .satisfies(i -> assertThat(i.instanceId()).isNotEqualTo(instance));
        assertThat(service().runningCount()).isEqualTo(1);
        assertThat(causes().getFirst()).contains("increasing the capacity from 0 to 1.");
    }

    @Test
    void aTerminationThatShrinksTheGroupIsRefusedBelowItsMin() {
        resize(0, 3, 3);
        String instance = instances().getFirst().instanceId();
        autoScaling.terminateInstanceInAutoScalingGroup(
                r -> r.instanceId(instance).shouldDecrementDesiredCapacity(true));
        pass(10);
        assertThat(group().desiredCapacity()).isEqualTo(2);
        assertThat(instances()).hasSize(2);

        resize(2, 2, 3);
        String next = instances().getFirst().instanceId();
        assertRefused(
                "ValidationError",
                "group's min size constraint",
                () -> autoScaling.terminateInstanceInAutoScalingGroup(
                        r -> r.instanceId(next).shouldDecrementDesiredCapacity(true)));
        assertRefused(
                "ValidationError",
                "No managed instance found for instance ID: i-0",
                () -> autoScaling.terminateInstanceInAutoScalingGroup(
                        r -> r.instanceId("i-0").shouldDecrementDesiredCapacity(false)));
        assertRefused(
                "ValidationError",
                "shouldDecrementDesiredCapacity",
                () -> autoScaling.terminateInstanceInAutoScalingGroup(r -> r.instanceId(next)));
    }

    @Test
    void anUnhealthyInstanceIsReplacedUnlessItIsHealthyAgainInTime() {
        String instance = instances().getFirst().instanceId();
        health(instance, "Unhealthy");
        assertThat(instances().getFirst().healthStatus()).isEqualTo("Unhealthy");
        health(instance, "Healthy");
        pass(10);
        assertThat(instances().getFirst().instanceId()).isEqualTo(instance);

        health(instance, "Unhealthy");
        pass(15);

        assertThat(instances().getFirst().instanceId()).isNotEqualTo(instance);
        assertThat(service().runningCount()).isEqualTo(1);
        assertThat(causes()).anyMatch(cause -> cause.endsWith("in response to a user health-check."));
        assertRefused("ValidationError", "Valid instance health states", () -> health(instance, "Ill"));
        assertRefused("ValidationError", "No managed instance found", () -> health(instance, "Healthy"));
    }

    private void health(String instance, String status) {
        autoScaling.setInstanceHealth(r -> r.instanceId(instance).healthStatus(status));
    }

    @Test
    void theDesiredCapacityWaitsForTheCooldownOnlyOnRequest() {
        resize(1, 1, 3);
        setDesired(2, true);
        pass(2);

        assertThatExceptionOfType(ScalingActivityInProgressException.class)
                .isThrownBy(() -> setDesired(3, true))
                .withMessageContaining("is in progress and blocks this action");
        setDesired(3, false);
        assertThat(group().desiredCapacity()).isEqualTo(3);
        pass(10);
        setDesired(2, true);
        assertThat(group().desiredCapacity()).isEqualTo(2);
        assertRefused("ValidationError", "is above max value 3", () -> setDesired(4, false));
    }

    private void setDesired(int desired, boolean honorCooldown) {
        autoScaling.setDesiredCapacity(r -> r.autoScalingGroupName(TestEndpoint.GROUP)
                .desiredCapacity(desired)
                .honorCooldown(honorCooldown));
    }

    @Test
    void targetTrackingFollowsTheReservationOfTheClusterUpAndDown() {
        resize(1, 1, 4);
        desire(4);
        String arn =
                autoScaling.putScalingPolicy(tracking("memory", 50).build()).policyARN();
        pass(60);

        assertThat(group().desiredCapacity()).isEqualTo(4);
        assertThat(service().runningCount()).isEqualTo(4);
        assertThat(causes())
                .anyMatch(cause -> cause.contains(
                        "a monitor alarm TargetTracking-EcsLabAsg-AlarmHigh-memory in state ALARM triggered policy"
                                + " memory changing the desired capacity from 1 to"));

        desire(0);
        pass(60);

        assertThat(group().desiredCapacity()).isEqualTo(1);
        assertThat(arn).endsWith("policyName/memory");
    }

    @Test
    void aPolicyShowsItsAlarmsAndTakesThemWithIt() {
        autoScaling.putScalingPolicy(tracking("memory", 70).enabled(false).build());

        ScalingPolicy policy = autoScaling
                .describePolicies(r -> r.autoScalingGroupName(TestEndpoint.GROUP))
                .scalingPolicies()
                .getFirst();
        assertThat(policy.enabled()).isFalse();
        assertThat(policy.targetTrackingConfiguration().targetValue()).isEqualTo(70);
        assertThat(policy.targetTrackingConfiguration()
                        .customizedMetricSpecification()
                        .metricName())
                .isEqualTo("MemoryReservation");
        assertThat(policy.alarms()).hasSize(2);
        assertThat(cloudWatch
                        .describeAlarms(r -> r.alarmNamePrefix("TargetTracking-"))
                        .metricAlarms())
                .hasSize(2);

        autoScaling.deletePolicy(r -> r.autoScalingGroupName(TestEndpoint.GROUP).policyName("memory"));

        assertThat(cloudWatch
                        .describeAlarms(r -> r.alarmNamePrefix("TargetTracking-"))
                        .metricAlarms())
                .isEmpty();
        assertRefused(
                "ValidationError",
                "PolicyName not found",
                () -> autoScaling.deletePolicy(
                        r -> r.autoScalingGroupName(TestEndpoint.GROUP).policyName("memory")));
    }

    @Test
    void policiesThatAreNotSimulatedAreRefusedByName() {
        assertRefused(
                "ValidationError",
                "PolicyType SimpleScaling",
                () -> autoScaling.putScalingPolicy(
                        r -> r.autoScalingGroupName(TestEndpoint.GROUP).policyName("p")));
        assertRefused(
                "ValidationError",
                "TargetValue",
                () -> autoScaling.putScalingPolicy(tracking("p", 0).build()));
    }

    private static PutScalingPolicyRequest.Builder tracking(String name, double target) {
        return PutScalingPolicyRequest.builder()
                .autoScalingGroupName(TestEndpoint.GROUP)
                .policyName(name)
                .policyType("TargetTrackingScaling")
                .estimatedInstanceWarmup(240)
                .targetTrackingConfiguration(t -> t.targetValue(target)
                        .customizedMetricSpecification(m -> m.namespace("AWS/ECS")
                                .metricName("MemoryReservation")
                                .statistic(MetricStatistic.AVERAGE)
                                .dimensions(MetricDimension.builder()
                                        .name("ClusterName")
                                        .value(TestEndpoint.CLUSTER)
                                        .build())));
    }

    @Test
    void aScheduledActionRunsAtItsTimeAndARecurringOneAgain() {
        Instant at = lab.world().now().plus(Duration.ofMinutes(30));
        autoScaling.putScheduledUpdateGroupAction(r -> r.autoScalingGroupName(TestEndpoint.GROUP)
                .scheduledActionName("once")
                .startTime(at)
                .maxSize(2)
                .desiredCapacity(2));
        autoScaling.putScheduledUpdateGroupAction(r -> r.autoScalingGroupName(TestEndpoint.GROUP)
                .scheduledActionName("hourly")
                .recurrence("0 * * * *")
                .maxSize(1));
        assertThat(scheduled())
                .extracting(ScheduledUpdateGroupAction::recurrence)
                .containsExactly(null, "0 * * * *");

        pass(31);
        assertThat(group().desiredCapacity()).isEqualTo(2);
        pass(60);
        assertThat(group().desiredCapacity()).isEqualTo(1);
        assertThat(scheduled())
                .singleElement()
                .satisfies(action ->
                        assertThat(action.startTime()).isAfter(lab.world().now()));

        autoScaling.deleteScheduledAction(
                r -> r.autoScalingGroupName(TestEndpoint.GROUP).scheduledActionName("hourly"));
        assertThat(scheduled()).isEmpty();
    }

    @Test
    void scheduledActionsThatAreNotSimulatedAreRefusedByName() {
        assertRefused(
                "ValidationError",
                "in the past",
                () -> autoScaling.putScheduledUpdateGroupAction(r -> r.autoScalingGroupName(TestEndpoint.GROUP)
                        .scheduledActionName("a")
                        .startTime(lab.world().now())
                        .maxSize(2)));
        assertRefused(
                "ValidationError",
                "Recurrence '*/5 * * * *'",
                () -> autoScaling.putScheduledUpdateGroupAction(r -> r.autoScalingGroupName(TestEndpoint.GROUP)
                        .scheduledActionName("a")
                        .recurrence("*/5 * * * *")
                        .maxSize(2)));
        assertRefused(
                "ValidationError",
                "min, max, or desired",
                () -> autoScaling.putScheduledUpdateGroupAction(r -> r.autoScalingGroupName(TestEndpoint.GROUP)
                        .scheduledActionName("a")
                        .recurrence("0 6 * * *")));
    }

    private List<ScheduledUpdateGroupAction> scheduled() {
        return autoScaling
                .describeScheduledActions(r -> r.autoScalingGroupName(TestEndpoint.GROUP))
                .scheduledUpdateGroupActions();
    }

    @Test
    void anInstanceRefreshReplacesEveryInstanceUnlessItIsCancelled() {
        resize(1, 2, 3);
        List<Instance> before = instances();
        refresh();
        assertThatExceptionOfType(InstanceRefreshInProgressException.class).isThrownBy(this::refresh);
        pass(40);
        assertThat(instances()).hasSize(2).doesNotContainAnyElementsOf(before);
        assertThat(refreshes()).containsExactly(InstanceRefreshStatus.SUCCESSFUL);

        refresh();
        pass(2);
        autoScaling.cancelInstanceRefresh(r -> r.autoScalingGroupName(TestEndpoint.GROUP));
        pass(40);

        assertThat(refreshes()).containsExactly(InstanceRefreshStatus.CANCELLED, InstanceRefreshStatus.SUCCESSFUL);
        assertThat(instances()).anyMatch(i -> before.stream().noneMatch(i::equals));
        assertRefused(
                "ActiveInstanceRefreshNotFound",
                TestEndpoint.GROUP,
                () -> autoScaling.cancelInstanceRefresh(r -> r.autoScalingGroupName(TestEndpoint.GROUP)));
        assertRefused(
                "ValidationError",
                "MinHealthyPercentage",
                () -> autoScaling.startInstanceRefresh(
                        r -> r.autoScalingGroupName(TestEndpoint.GROUP).preferences(p -> p.minHealthyPercentage(101))));
    }

    private void refresh() {
        autoScaling.startInstanceRefresh(r -> r.autoScalingGroupName(TestEndpoint.GROUP)
                .preferences(p -> p.minHealthyPercentage(50).instanceWarmup(60)));
    }

    private List<InstanceRefreshStatus> refreshes() {
        return autoScaling
                .describeInstanceRefreshes(r -> r.autoScalingGroupName(TestEndpoint.GROUP))
                .instanceRefreshes()
                .stream()
                .map(refresh -> refresh.status())
                .toList();
    }

    private static void assertRefused(String code, String message, ThrowingCallable call) {
        assertThatExceptionOfType(AutoScalingException.class).isThrownBy(call).satisfies(refusal -> {
            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(refusal.awsErrorDetails().errorMessage()).contains(message);
        });
    }

    private void resize(int min, int desired, int max) {
        lab.world()
                .autoScaling()
                .update(
                        TestEndpoint.GROUP,
                        new SizeChange(OptionalInt.of(min), OptionalInt.of(desired), OptionalInt.of(max)));
        pass(10);
    }

    private void desire(int tasks) {
        ecs.updateService(r ->
                r.cluster(TestEndpoint.CLUSTER).service(TestEndpoint.SERVICE).desiredCount(tasks));
    }

    private void pass(int minutes) {
        lab.world().advance(Duration.ofMinutes(minutes));
    }

    private AutoScalingGroup group() {
        return autoScaling
                .describeAutoScalingGroups(r -> r.autoScalingGroupNames(TestEndpoint.GROUP))
                .autoScalingGroups()
                .getFirst();
    }

    private List<Instance> instances() {
        return group().instances();
    }

    private List<String> causes() {
        return autoScaling
                .describeScalingActivities(r -> r.autoScalingGroupName(TestEndpoint.GROUP))
                .activities()
                .stream()
                .map(activity -> activity.cause())
                .toList();
    }

    private Service service() {
        return ecs.describeServices(r -> r.cluster(TestEndpoint.CLUSTER).services(TestEndpoint.SERVICE))
                .services()
                .getFirst();
    }
}
