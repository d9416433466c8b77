package ecsremediation.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingInstanceDetails;
import software.amazon.awssdk.services.autoscaling.model.Filter;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.ClusterSetting;
import software.amazon.awssdk.services.ecs.model.ClusterSettingName;
import software.amazon.awssdk.services.ecs.model.ContainerInstance;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.Resource;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** What the SDK for Java reads from the endpoint's answers. */
class SdkClientsTest {
    private final TestEndpoint lab = TestEndpoint.start();
    private final EcsClient ecs = lab.client(EcsClient.builder());
    private final AutoScalingClient autoScaling = lab.client(AutoScalingClient.builder());
    private final CloudWatchClient cloudWatch = lab.client(CloudWatchClient.builder());
    private final SnsClient sns = lab.client(SnsClient.builder());
    private final SqsClient sqs = lab.client(SqsClient.builder());

    @AfterEach
    void close() {
        lab.close();
    }

    private Service service() {
        return ecs.describeServices(r -> r.cluster(TestEndpoint.CLUSTER).services(TestEndpoint.SERVICE))
                .services()
                .getFirst();
    }

    private AutoScalingGroup group() {
        return autoScaling
                .describeAutoScalingGroups(r -> r.autoScalingGroupNames(TestEndpoint.GROUP))
                .autoScalingGroups()
                .getFirst();
    }

    @Test
    void playsTheLabFromGapToRecoveryWithoutFunctions() {
        ecs.updateService(r ->
                r.cluster(TestEndpoint.CLUSTER).service(TestEndpoint.SERVICE).desiredCount(4));
        lab.world().advance(Duration.ofMinutes(2));

        assertThat(service().desiredCount()).isEqualTo(4);
        assertThat(service().runningCount()).isEqualTo(1);
        assertThat(service().pendingCount()).isZero();
        assertThat(service().events().getFirst().message()).contains("insufficient memory available");

        autoScaling.updateAutoScalingGroup(r ->
                r.autoScalingGroupName(TestEndpoint.GROUP).desiredCapacity(4).maxSize(4));
        lab.world().advance(Duration.ofMinutes(15));

        assertThat(group().instances())
                .hasSize(4)
                .allMatch(i -> i.lifecycleStateAsString().equals("InService"));
        assertThat(service().runningCount()).isEqualTo(4);
        assertThat(service().deployments().getFirst().runningCount()).isEqualTo(4);
    }

    @Test
    void describesServiceTasksInstancesAndDefinitionAsTheyStand() {
        List<String> arns = ecs.listTasks(r -> r.cluster(TestEndpoint.CLUSTER).serviceName(TestEndpoint.SERVICE))
                .taskArns();
        Task task = ecs.describeTasks(r -> r.cluster(TestEndpoint.CLUSTER).tasks(arns))
                .tasks()
                .getFirst();
        List<String> instances =
                ecs.listContainerInstances(r -> r.cluster(TestEndpoint.CLUSTER)).containerInstanceArns();
        ContainerInstance instance = ecs.describeContainerInstances(
                        r -> r.cluster(TestEndpoint.CLUSTER).containerInstances(instances))
                .containerInstances()
                .getFirst();
        TaskDefinition definition = ecs.describeTaskDefinition(r -> r.taskDefinition(task.taskDefinitionArn()))
                .taskDefinition();

        assertThat(task.lastStatus()).isEqualTo("RUNNING");
        assertThat(task.startedBy())
                .isEqualTo(service().deployments().getFirst().id());
        assertThat(task.containerInstanceArn()).isEqualTo(instance.containerInstanceArn());
        assertThat(task.startedAt()).isAfter(task.createdAt());
        assertThat(resource(instance.registeredResources(), "MEMORY").integerValue())
                .isEqualTo(952);
        assertThat(resource(instance.remainingResources(), "MEMORY").integerValue())
                .isEqualTo(440);
        assertThat(resource(instance.remainingResources(), "PORTS").stringSetValue())
                .contains("22", "51678");
        assertThat(instance.agentConnected()).isTrue();
        assertThat(instance.runningTasksCount()).isEqualTo(1);
        assertThat(definition.containerDefinitions().getFirst().memory()).isEqualTo(512);
    }

    private static Resource resource(List<Resource> resources, String name) {
        return resources.stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void answersMissingServicesAsFailuresAndMissingClustersAsFaults() {
        DescribeServicesResponse response =
                ecs.describeServices(r -> r.cluster(TestEndpoint.CLUSTER).services(TestEndpoint.SERVICE, "other"));

        assertThat(response.services()).hasSize(1);
        assertThat(response.failures().getFirst().reason()).isEqualTo("MISSING");
        assertThat(response.failures().getFirst().arn()).endsWith("service/EcsLabPublicCluster/other");
        assertThatExceptionOfType(ClusterNotFoundException.class)
                .isThrownBy(() -> ecs.listServices(r -> r.cluster("nowhere")))
                .withMessageContaining("Cluster not found.");
    }

    @Test
    void refusesMoreThanTenServicesAtOnce() {
        List<String> eleven = Collections.nCopies(11, TestEndpoint.SERVICE);

        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> ecs.describeServices(
                        r -> r.cluster(TestEndpoint.CLUSTER).services(eleven)));
    }

    @Test
    void pagesThroughEveryServiceExactlyOnce() {
        for (int i = 0; i < 24; i++) {
            String name = "svc-" + i;
            ecs.createService(r -> r.cluster(TestEndpoint.CLUSTER)
                    .serviceName(name)
                    .taskDefinition(TestEndpoint.SERVICE)
                    .desiredCount(0));
        }

        List<String> arns =
                ecs.listServicesPaginator(r -> r.cluster(TestEndpoint.CLUSTER).maxResults(10)).serviceArns().stream()
                        .toList();

        assertThat(arns).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void turnsContainerInsightsOnForACluster() {
        ecs.updateClusterSettings(r -> r.cluster(TestEndpoint.CLUSTER)
                .settings(ClusterSetting.builder()
                        .name(ClusterSettingName.CONTAINER_INSIGHTS)
                        .value("enhanced")
                        .build()));

        assertThat(ecs.describeClusters(r -> r.clusters(TestEndpoint.CLUSTER).include(ClusterField.SETTINGS))
                        .clusters()
                        .getFirst()
                        .settings()
                        .getFirst()
                        .value())
                .isEqualTo("enhanced");
    }

    @Test
    void findsGroupsByTagAndByInstance() {
        String instance = group().instances().getFirst().instanceId();
        List<AutoScalingInstanceDetails> details = autoScaling
                .describeAutoScalingInstances(r -> r.instanceIds(instance))
                .autoScalingInstances();

        assertThat(details)
                .singleElement()
                .satisfies(d -> assertThat(d.autoScalingGroupName()).isEqualTo(TestEndpoint.GROUP));
        assertThat(withCeiling("10")).hasSize(1);
        assertThat(withCeiling("11")).isEmpty();
    }

    private List<AutoScalingGroup> withCeiling(String value) {
        Filter filter = Filter.builder()
                .name("tag:ecs-remediation:ceiling")
                .values(value)
                .build();
        return autoScaling.describeAutoScalingGroups(r -> r.filters(filter)).autoScalingGroups();
    }

    @Test
    void refusesDesiredAboveMaxWithAwsMessage() {
        assertThatExceptionOfType(AutoScalingException.class)
                .isThrownBy(() -> autoScaling.updateAutoScalingGroup(
                        r -> r.autoScalingGroupName(TestEndpoint.GROUP).desiredCapacity(4)))
                .satisfies(e -> {
                    assertThat(e.statusCode()).isEqualTo(400);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
                    assertThat(e.awsErrorDetails().errorMessage()).contains("must be between the specified min size");
                });
        assertThat(group().desiredCapacity()).isEqualTo(1);
    }

    @Test
    void listsActivitiesNewestFirstOverPages() {
        autoScaling.updateAutoScalingGroup(
                r -> r.autoScalingGroupName(TestEndpoint.GROUP).maxSize(4).desiredCapacity(4));
        lab.world().advance(Duration.ofMinutes(5));

        List<Activity> activities = autoScaling
                .describeScalingActivitiesPaginator(
                        r -> r.autoScalingGroupName(TestEndpoint.GROUP).maxRecords(1))
                .activities()
                .stream()
                .toList();

        assertThat(activities).hasSize(4).extracting(Activity::activityId).doesNotHaveDuplicates();
        assertThat(activities.getFirst().cause()).contains("changing the desired capacity from 1 to 4");
        assertThat(activities.getFirst().startTime())
                .isAfter(activities.getLast().startTime());
    }

    @Test
    void speaksCborWithTheCloudWatchClient() {
        cloudWatch.putMetricAlarm(r -> r.alarmName("pending")
                .namespace("ECS/ContainerInsights")
                .metricName("PendingTaskCount")
                .dimensions(dimensions())
                .statistic(Statistic.AVERAGE)
                .period(60)
                .evaluationPeriods(3)
                .datapointsToAlarm(2)
                .threshold(1.5)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .alarmActions("arn:aws:sns:eu-central-1:111122223333:notification_list"));
        cloudWatch.setAlarmState(
                r -> r.alarmName("pending").stateValue(StateValue.ALARM).stateReason("by hand"));

        MetricAlarm alarm = cloudWatch
                .describeAlarms(r -> r.alarmNames("pending"))
                .metricAlarms()
                .getFirst();

        assertThat(alarm.stateValue()).isEqualTo(StateValue.ALARM);
        assertThat(alarm.threshold()).isEqualTo(1.5);
        assertThat(alarm.stateUpdatedTimestamp()).isEqualTo(lab.world().now());
        assertThat(alarm.dimensions()).hasSize(2);
        assertThatExceptionOfType(CloudWatchException.class)
                .isThrownBy(() -> cloudWatch.setAlarmState(
                        r -> r.alarmName("none").stateValue(StateValue.OK).stateReason("by hand")))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFound"));
    }

    private static List<Dimension> dimensions() {
        return List.of(
                Dimension.builder()
                        .name("ClusterName")
                        .value(TestEndpoint.CLUSTER)
                        .build(),
                Dimension.builder()
                        .name("ServiceName")
                        .value(TestEndpoint.SERVICE)
                        .build());
    }

    @Test
    void returnsContainerInsightsMinuteByMinute() {
        GetMetricStatisticsResponse response = cloudWatch.getMetricStatistics(r -> r.namespace("ECS/ContainerInsights")
                .metricName("DesiredTaskCount")
                .dimensions(dimensions())
                .startTime(lab.world().now().minus(Duration.ofMinutes(10)))
                .endTime(lab.world().now())
                .period(60)
                .statistics(Statistic.AVERAGE));

        assertThat(response.datapoints()).isNotEmpty().allMatch(point -> point.average() == 1.0);
    }

    @Test
    void publishesOnlyToTopicsThatExist() {
        String arn = sns.listTopics().topics().getFirst().topicArn();
        subscribe(arn);

        assertThat(sns.publish(r -> r.topicArn(arn).subject("Hello").message("1 → 4"))
                        .messageId())
                .isNotEmpty();
        lab.world().advance(Duration.ofMinutes(1));
        assertThat(lab.world().topics().mailbox())
                .last()
                .satisfies(mail -> assertThat(mail.text()).isEqualTo("1 → 4"));
        assertThat(sns.getTopicAttributes(r -> r.topicArn(arn)).attributes()).containsEntry("TopicArn", arn);
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> sns.publish(r -> r.topicArn(arn + "2").message("lost")));
    }

    @Test
    void deliversNothingToAnAddressBeforeItIsConfirmed() {
        String arn = sns.listTopics().topics().getFirst().topicArn();
        assertThat(sns.subscribe(r -> r.topicArn(arn).protocol("email").endpoint("new@example.com"))
                        .subscriptionArn())
                .isEqualTo("pending confirmation");
        sns.publish(r -> r.topicArn(arn).message("lost"));
        lab.world().advance(Duration.ofMinutes(1));

        assertThat(lab.world().topics().mailbox())
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject()).endsWith("Subscription Confirmation"));
        assertThat(sns.listSubscriptionsByTopic(r -> r.topicArn(arn))
                        .subscriptions()
                        .getLast()
                        .subscriptionArn())
                .isEqualTo("PendingConfirmation");
        assertThatExceptionOfType(SnsException.class)
                .isThrownBy(() -> sns.confirmSubscription(r -> r.topicArn(arn).token("other")));
        assertThat(sns.confirmSubscription(r -> r.topicArn(arn).token(token())).subscriptionArn())
                .startsWith(arn + ":");
    }

    private void subscribe(String arn) {
        sns.subscribe(r -> r.topicArn(arn).protocol("email").endpoint("operators@example.com"));
        lab.world().advance(Duration.ofMinutes(1));
        sns.confirmSubscription(r -> r.topicArn(arn).token(token()));
    }

    /** The token of the newest e-mail. */
    private String token() {
        return lab.world().topics().mailbox().getLast().text().replaceFirst("(?s)^.*token: ", "");
    }

    @Test
    void hidesReceivedMessagesUntilTheyAreDeletedOrTimeIsUp() {
        String url = sqs.createQueue(r -> r.queueName("events")).queueUrl();
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("{\"a\":1}"));

        Message message = sqs.receiveMessage(r -> r.queueUrl(url)).messages().getFirst();

        assertThat(message.body()).isEqualTo("{\"a\":1}");
        assertThat(sqs.receiveMessage(r -> r.queueUrl(url)).messages()).isEmpty();
        lab.world().advance(Duration.ofSeconds(31));
        Message again = sqs.receiveMessage(r -> r.queueUrl(url)).messages().getFirst();
        sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(again.receiptHandle()));
        lab.world().advance(Duration.ofSeconds(31));
        assertThat(sqs.receiveMessage(r -> r.queueUrl(url)).messages()).isEmpty();
        assertThatExceptionOfType(QueueDoesNotExistException.class)
                .isThrownBy(() -> sqs.getQueueUrl(r -> r.queueName("none")));
    }

    @Test
    void answersAnUnknownOperationWithItsName() {
        assertThatExceptionOfType(AutoScalingException.class)
                .isThrownBy(() -> autoScaling.detachInstances(
                        r -> r.autoScalingGroupName(TestEndpoint.GROUP).shouldDecrementDesiredCapacity(true)))
                .withMessageContaining("autoscaling:DetachInstances");
        assertThat(lab.endpoint().log().count("autoscaling:DetachInstances")).isEqualTo(1);
    }
}
