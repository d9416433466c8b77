package ecsremediation.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.aws.FakeAws.Reply;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.AutoScalingGroup.Offer;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityProvider;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.Counts;
import ecsremediation.model.Deployment;
import ecsremediation.model.DeploymentStrategy;
import ecsremediation.model.LaunchType;
import ecsremediation.model.Observation;
import ecsremediation.model.ReadFailure;
import ecsremediation.model.Resources;
import ecsremediation.model.ScalingActivity;
import ecsremediation.model.ScalingPolicy;
import ecsremediation.model.ScheduledAction;
import ecsremediation.model.Service;
import ecsremediation.model.ServiceMessage;
import ecsremediation.model.Subnet;
import ecsremediation.model.Task;
import ecsremediation.model.TaskDefinition;
import ecsremediation.model.WaitingTasks;
import ecsremediation.model.WarmPool;
import ecsremediation.model.WriteState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecs.model.EcsException;

class SdkClusterReaderTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String CLUSTER = FakeCluster.NAME;

    private final FakeAws aws = new FakeAws();
    private final FakeCluster cluster = new FakeCluster();
    private final FakeGroups groups = new FakeGroups();

    SdkClusterReaderTest() {
        cluster.installOn(aws);
        groups.installOn(aws);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void readsAServiceInAllItsParts() {
        cluster.service("EcsLabApi", 4, 1);

        Observation seen = observe();

        assertThat(seen.unread()).isEmpty();
        assertThat(seen.takenAt()).isEqualTo(NOW);
        Service service = seen.services().getFirst();
        assertThat(service.name()).hasToString("EcsLabPublicCluster/EcsLabApi");
        assertThat(service.counts()).isEqualTo(new Counts(4, 1, 0));
        assertThat(service.launchType()).contains(LaunchType.EC2);
        assertThat(service.minimumHealthyPercent()).isEqualTo(50);
        assertThat(service.maximumPercent()).isEqualTo(150);
        assertThat(service.deploymentStrategy()).isEqualTo(DeploymentStrategy.LINEAR);
        assertThat(service.deployments()).singleElement().satisfies(d -> {
            assertThat(d.isPrimary()).isTrue();
            assertThat(d.failedTasks()).isEqualTo(2);
            assertThat(d.rolloutState()).isEqualTo("IN_PROGRESS");
        });
        assertThat(service.placementConstraints())
                .hasToString("[PlacementConstraint[type=distinctInstance, expression=]]");
        assertThat(service.messages()).map(ServiceMessage::text).containsExactly("newer", "older");
        assertThat(seen.taskDefinitions()).map(TaskDefinition::resources).containsExactly(Resources.of(256, 512));
    }

    @Test
    void readsTasksOnlyOfServicesThatMayHaveAGap() {
        cluster.service("Gap", 2, 1);
        cluster.service("Rest", 1, 1);
        cluster.task("Gap", "1", "RUNNING");
        cluster.task("Gap", "2", "STOPPED");
        cluster.task("Rest", "3", "RUNNING");

        Observation seen = observe();

        assertThat(seen.services().getFirst().tasks()).map(Task::lastStatus).containsExactly("RUNNING", "STOPPED");
        assertThat(seen.services().getFirst().tasks().getLast().stop())
                .hasValueSatisfying(stop -> assertThat(stop.code()).isEqualTo("EssentialContainerExited"));
        assertThat(seen.services().getLast().tasks()).isEmpty();
        assertThat(aws.calls("ListTasks")).hasSize(2);
        assertThat(seen.taskDefinitions())
                .map(TaskDefinition::arn)
                .singleElement()
                .asString()
                .endsWith("td-Gap:1");
    }

    @Test
    void readsTheTaskDefinitionOfAStoppingTaskOfAnEndedDeployment() {
        cluster.service("Gap", 2, 1);
        cluster.service("Old", 1, 1);
        stopping("1", "td-Old:1");

        assertThat(observe().taskDefinitions())
                .extracting(t -> t.arn().substring(t.arn().lastIndexOf('/') + 1))
                .containsExactly("td-Gap:1", "td-Old:1");
    }

    @Test
    void aDeletedTaskDefinitionOfAStoppingTaskIsNoReadFailure() {
        cluster.service("Gap", 2, 1);
        stopping("1", "td-Deleted:1");

        assertThat(observe().unread()).isEmpty();
    }

    private void stopping(String id, String taskDefinition) {
        cluster.task("Gap", id, "STOPPED")
                .put("lastStatus", "STOPPING")
                .put("taskDefinitionArn", FakeCluster.ARN + "task-definition/" + taskDefinition)
                .put("containerInstanceArn", FakeCluster.ARN + "container-instance/" + FakeCluster.NAME + "/i-1");
    }

    @Test
    void readsTheTasksOfAServiceOnADrainingInstance() {
        cluster.service("Draining", 1, 1);
        cluster.service("Rest", 1, 1);
        String draining = cluster.instance("i-1")
                .put("status", "DRAINING")
                .path("containerInstanceArn")
                .asText();
        cluster.task("Draining", "1", "RUNNING").put("containerInstanceArn", draining);
        cluster.task("Rest", "2", "RUNNING");

        Observation seen = observe();

        assertThat(seen.services().getFirst().tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.containerInstance()).contains(draining));
        assertThat(seen.services().getLast().tasks()).isEmpty();
        assertThat(seen.taskDefinitions()).hasSize(1);
    }

    @Test
    void readsTheTasksOfAServiceThatAConstraintNames() {
        cluster.service("Gap", 2, 1)
                .putArray("placementConstraints")
                .addObject()
                .put("type", "memberOf")
                .put("expression", "task:group == service:Named");
        cluster.service("Named", 1, 1);
        cluster.service("Rest", 1, 1)
                .putArray("placementConstraints")
                .addObject()
                .put("type", "memberOf")
                .put("expression", "task:group == service:Rest");
        cluster.task("Named", "1", "RUNNING");
        cluster.task("Rest", "2", "RUNNING");

        Observation seen = observe();

        assertThat(seen.unread()).isEmpty();
        assertThat(seen.services())
                .extracting(s -> s.name().service(), s -> s.tasks().size())
                .containsExactly(tuple("Gap", 0), tuple("Named", 1), tuple("Rest", 0));
    }

    @Test
    void learnsTheZonesOfSubnetsFromTasksAndInstances() {
        for (String name : List.of("Gap", "Rest")) {
            cluster.service(name, 2, name.equals("Gap") ? 1 : 2)
                    .withObject("/networkConfiguration/awsvpcConfiguration")
                    .putArray("subnets")
                    .add("subnet-1")
                    .add("subnet-2")
                    .add("subnet-3");
        }
        cluster.task("Gap", "1", "RUNNING")
                .put("availabilityZone", "eu-central-1b")
                .withArray("attachments")
                .addObject()
                .withArray("details")
                .addObject()
                .put("name", "subnetId")
                .put("value", "subnet-1");
        cluster.instance("i-1")
                .withArray("attributes")
                .addObject()
                .put("name", "ecs.subnet-id")
                .put("value", "subnet-2");

        assertThat(observe().services())
                .allSatisfy(service -> assertThat(service.subnets())
                        .containsExactly(
                                new Subnet("subnet-1", Optional.of("eu-central-1b")),
                                new Subnet("subnet-2", Optional.of("eu-central-1a")),
                                new Subnet("subnet-3", Optional.empty())));
    }

    @Test
    void learnsTheZoneOfASubnetFromTheTasksOfAServiceWithoutAGap() {
        for (String name : List.of("Gap", "Other", "Rest")) {
            cluster.service(name, 1, name.equals("Gap") ? 0 : 1)
                    .withObject("/networkConfiguration/awsvpcConfiguration")
                    .putArray("subnets")
                    .add(name.equals("Other") ? "subnet-2" : "subnet-1");
            cluster.task(name.equals("Gap") ? "Rest" : name, name, "RUNNING")
                    .put("availabilityZone", "eu-central-1b")
                    .withArray("attachments")
                    .addObject()
                    .withArray("details")
                    .addObject()
                    .put("name", "subnetId")
                    .put("value", name.equals("Other") ? "subnet-2" : "subnet-1");
        }

        assertThat(observe().services())
                .extracting(s -> s.subnets().getFirst().zone())
                .containsExactly(Optional.of("eu-central-1b"), Optional.empty(), Optional.of("eu-central-1b"));
    }

    @Test
    void readsTaskSetsAsDeploymentsExceptThoseThatEnd() {
        ObjectNode service = cluster.service("Blue", 2, 2);
        service.putArray("deployments");
        for (String status : List.of("PRIMARY", "ACTIVE", "DRAINING")) {
            service.withArray("taskSets")
                    .addObject()
                    .put("id", "ecs-svc/" + status)
                    .put("status", status)
                    .put("taskDefinition", service.path("taskDefinition").asText())
                    .put("computedDesiredCount", 2)
                    .put("runningCount", 1)
                    .put("pendingCount", 0)
                    .put("createdAt", 1466801808.595);
        }

        assertThat(observe().services().getFirst().deployments())
                .extracting(Deployment::id, Deployment::counts)
                .containsExactly(
                        tuple("ecs-svc/PRIMARY", new Counts(2, 1, 0)), tuple("ecs-svc/ACTIVE", new Counts(2, 1, 0)));
    }

    @Test
    void readsTheTasksOfARolloutBehindEqualTotals() {
        cluster.service("Rollout", 1, 1)
                .withArray("deployments")
                .addObject()
                .put("id", "ecs-svc/2")
                .put("status", "ACTIVE")
                .put("taskDefinition", "td:1")
                .put("desiredCount", 0)
                .put("runningCount", 0)
                .put("pendingCount", 0)
                .put("createdAt", 1466801808.595);
        cluster.task("Rollout", "1", "RUNNING");

        assertThat(observe().services().getFirst().tasks()).hasSize(1);
    }

    @Test
    void readsAnInstanceWithItsPortsInUse() {
        cluster.instance("i-1");

        ContainerInstance instance = observe().containerInstances().getFirst();

        assertThat(instance.registered()).isEqualTo(Resources.of(2048, 952));
        assertThat(instance.remaining()).isEqualTo(Resources.of(1792, 440));
        assertThat(instance.reservedTcpPorts()).containsExactly(22, 2375, 2376, 51678, 51679);
        assertThat(instance.tcpPortsInUse()).containsExactly(22, 2375, 2376, 8080, 51678, 51679);
        assertThat(instance.udpPortsInUse()).containsExactly(53);
        assertThat(instance.instanceType()).contains("t3.micro");
        assertThat(instance.attributes()).containsEntry("com.amazonaws.ecs.capability.docker-remote-api.1.18", "");
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "10, 1, 1", "11, 1, 2", "100, 1, 10", "101, 2, 11", "250, 3, 25"})
    void pagesAndBatchesServices(int count, int lists, int describes) {
        IntStream.range(0, count).forEach(i -> cluster.service("s" + (1000 + i), 1, 1));

        Observation seen = observe();

        assertThat(seen.unread()).isEmpty();
        assertThat(seen.services()).hasSize(count).map(s -> s.name().service()).isSorted();
        assertThat(aws.calls("ListServices")).hasSize(lists);
        assertThat(aws.calls("DescribeServices")).hasSize(describes);
    }

    @Test
    void pagesAndBatchesTasks() {
        cluster.service("s", 251, 250);
        IntStream.range(0, 250).forEach(i -> cluster.task("s", "t" + (1000 + i), "RUNNING"));

        Observation seen = observe();

        assertThat(seen.unread()).isEmpty();
        assertThat(seen.services().getFirst().tasks()).hasSize(250);
        assertThat(aws.calls("ListTasks")).hasSize(4);
        assertThat(aws.calls("DescribeTasks")).hasSize(3);
    }

    @Test
    void pagesAndBatchesInstances() {
        IntStream.range(0, 201).forEach(i -> cluster.instance("mi-" + (1000 + i)));

        Observation seen = observe();

        assertThat(seen.unread()).isEmpty();
        assertThat(seen.containerInstances()).hasSize(201);
        assertThat(aws.calls("ListContainerInstances")).hasSize(3);
        assertThat(aws.calls("DescribeContainerInstances")).hasSize(3);
    }

    @Test
    void findsTheOwnersOfInstancesFiftyAtATime() {
        List<String> loose =
                IntStream.range(0, 60).mapToObj(i -> "i-a" + (100 + i)).toList();
        loose.forEach(cluster::instance);
        List<String> members =
                IntStream.range(0, 60).mapToObj(i -> "i-b" + (100 + i)).toList();
        members.forEach(cluster::instance);
        groups.group("Members", 60, 60, members, "");

        Observation seen = observe();

        assertThat(seen.unread()).isEmpty();
        assertThat(seen.groups()).map(AutoScalingGroup::name).containsExactly("Members");
        assertThat(aws.calls("DescribeAutoScalingInstances").size()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EcsLabAsg", FakeGroups.ARN + "EcsLabAsg"})
    void findsAProvidersGroupByNameOrArn(String group) {
        cluster.provider("cp", group, "ENABLED");
        cluster.fargate("FARGATE");
        groups.group("EcsLabAsg", 1, 4, List.of(), "");

        Observation seen = observe();

        assertThat(seen.unread()).isEmpty();
        assertThat(seen.capacityProviders())
                .hasToString(
                        "[CapacityProvider[name=FARGATE, kind=FARGATE, status=ACTIVE, group=Optional.empty, managedScaling=false, updateFailure=Optional.empty],"
                                + " CapacityProvider[name=cp, kind=EC2_AUTOSCALING, status=ACTIVE, group=Optional[EcsLabAsg], managedScaling=true,"
                                + " updateFailure=Optional.empty]]");
        assertThat(seen.groups()).map(AutoScalingGroup::capacity).containsExactly(new Capacity(1, 4));
    }

    @Test
    void readsMoreProvidersThanOnePageHolds() {
        IntStream.range(0, 12).forEach(i -> cluster.provider("cp" + (10 + i), "gone", "DISABLED"));

        Observation seen = observe();

        assertThat(seen.unread()).isEmpty();
        assertThat(seen.capacityProviders()).hasSize(12).noneMatch(CapacityProvider::managedScaling);
    }

    @Test
    void findsGroupsThatAreTaggedForTheClusterThroughAllPages() {
        String tag = "<Tags><member><Key>ecs-remediation:cluster</Key><Value>" + CLUSTER + "</Value></member></Tags>";
        IntStream.range(0, 5).forEach(i -> groups.group("g" + i, 0, 4, List.of(), tag));
        groups.group("elsewhere", 0, 4, List.of(), "");

        assertThat(observe().groups()).map(AutoScalingGroup::name).containsExactly("g0", "g1", "g2", "g3", "g4");
    }

    @Test
    void readsExternalChangesOnAGroup() {
        cluster.instance("i-1");
        groups.group("g", 1, 4, List.of("i-1"), """
                <SuspendedProcesses><member><ProcessName>Launch</ProcessName></member></SuspendedProcesses>
                <WarmPoolConfiguration><MaxGroupPreparedCapacity>-1</MaxGroupPreparedCapacity><MinSize>2</MinSize>
                <PoolState>Stopped</PoolState></WarmPoolConfiguration>
                <Operator><Principal>eks.amazonaws.com</Principal></Operator>""");
        aws.on(
                        "DescribePolicies",
                        c -> FakeGroups.page(
                                c,
                                "ScalingPolicies",
                                Stream.of("a", "b", "c")
                                        .map(n -> "<PolicyName>" + n
                                                + "</PolicyName><PolicyType>StepScaling</PolicyType>")))
                .on(
                        "DescribeScheduledActions",
                        c -> FakeGroups.page(
                                c,
                                "ScheduledUpdateGroupActions",
                                Stream.of("x", "y", "z")
                                        .map(n -> "<ScheduledActionName>" + n + "</ScheduledActionName>"
                                                + "<StartTime>2026-03-01T18:00:00Z</StartTime>"
                                                + "<DesiredCapacity>0</DesiredCapacity>")))
                .on(
                        "DescribeInstanceRefreshes",
                        c -> FakeGroups.page(
                                c,
                                "InstanceRefreshes",
                                Stream.of("<InstanceRefreshId>1</InstanceRefreshId><Status>Baking</Status>")));

        AutoScalingGroup group = observe().groups().getFirst();

        assertThat(group.suspendedProcesses()).containsExactly("Launch");
        assertThat(group.warmPool()).contains(new WarmPool(OptionalInt.empty(), 2, "Stopped"));
        assertThat(group.operator()).contains("eks.amazonaws.com");
        assertThat(group.policies()).map(ScalingPolicy::name).containsExactly("a", "b", "c");
        assertThat(group.scheduledActions()).map(ScheduledAction::name).containsExactly("x", "y", "z");
        assertThat(group.scheduledActions())
                .contains(new ScheduledAction(
                        "x",
                        Optional.of(Instant.parse("2026-03-01T18:00:00Z")),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalInt.of(0)));
        assertThat(group.instanceRefreshInProgress()).isTrue();
        assertThat(aws.calls("DescribeScheduledActions").getFirst().form())
                .containsEntry("StartTime", "2026-03-01T10:00:00Z")
                .containsEntry("EndTime", "2026-03-02T10:00:00Z");
    }

    @Test
    void readsTheScalingActivitiesOfAboutTwoHours() {
        cluster.instance("i-1");
        groups.group("g", 1, 4, List.of("i-1"), "");
        aws.on(
                "DescribeScalingActivities",
                c -> FakeGroups.page(c, "Activities", IntStream.range(0, 40).mapToObj(i ->
                        """
                        <ActivityId>%d</ActivityId><StatusCode>Failed</StatusCode><StatusMessage>no capacity</StatusMessage>
                        <StartTime>%s</StartTime><EndTime>%s</EndTime>""".formatted(i, NOW.minusSeconds(600L * i), NOW.minusSeconds(600L * i)))));

        AutoScalingGroup group = observe().groups().getFirst();

        assertThat(group.activities())
                .map(ScalingActivity::id)
                .hasSize(12)
                .startsWith("0", "1")
                .endsWith("11");
        assertThat(group.activities().getFirst().statusMessage()).isEqualTo("no capacity");
        assertThat(aws.calls("DescribeScalingActivities"))
                .as("older pages are not asked for")
                .hasSize(7);
    }

    @Test
    void readsTheOlderTerminationWithTheNewestChangeOfDesired() {
        cluster.instance("i-1");
        groups.group("g", 1, 4, List.of("i-1"), "");
        aws.on(
                "DescribeScalingActivities",
                c -> FakeGroups.page(c, "Activities", IntStream.range(3, 9).mapToObj(hours ->
                        """
                        <ActivityId>%d</ActivityId><StatusCode>Successful</StatusCode>
                        <Description>Terminating EC2 instance: i-0%d</Description>
                        <Cause>At %3$s a scheduled action update changing the desired capacity from 2 to 1.</Cause>
                        <StartTime>%3$s</StartTime><EndTime>%3$s</EndTime>""".formatted(hours, hours, NOW.minus(Duration.ofHours(hours))))));

        assertThat(observe().groups().getFirst().activities())
                .map(ScalingActivity::id)
                .containsExactly("3");
    }

    @Test
    void readsTheTypesAndWeightsOfAMixedGroup() {
        cluster.instance("i-1");
        groups.group("g", 2, 8, List.of("i-1"), """
                <MixedInstancesPolicy><LaunchTemplate><Overrides>
                <member><InstanceType>m5.xlarge</InstanceType><WeightedCapacity>4</WeightedCapacity></member>
                <member><InstanceType>m5.large</InstanceType><WeightedCapacity>2</WeightedCapacity></member>
                </Overrides></LaunchTemplate></MixedInstancesPolicy>""");

        AutoScalingGroup group = observe().groups().getFirst();

        assertThat(group.offers()).containsExactly(new Offer("m5.xlarge", 4), new Offer("m5.large", 2));
        assertThat(group.weighted()).isTrue();
    }

    @Test
    void countsTheTasksOutsideOfServicesThatWaitForACapacityProvider() {
        cluster.service("web", 2, 1)
                .put("pendingCount", 1)
                .putArray("capacityProviderStrategy")
                .addObject()
                .put("capacityProvider", "p");
        waiting("1", "family:nightly", "PROVISIONING");
        waiting("2", "family:nightly", "PROVISIONING");
        waiting("3", "family:nightly", "PENDING");
        waiting("4", "service:web", "PROVISIONING");

        Observation seen = observe();

        String task = cluster.taskDefinition("nightly");
        assertThat(seen.waiting()).containsExactly(new WaitingTasks("family:nightly", task, "p", 2));
        assertThat(seen.taskDefinition(task)).isPresent();
    }

    @Test
    void tasksOutsideOfServicesAreNotReadWhereNoServiceWaitsForACapacityProvider() {
        cluster.service("web", 2, 1).put("pendingCount", 1);
        waiting("1", "family:nightly", "PROVISIONING");

        assertThat(observe().waiting()).isEmpty();
    }

    private void waiting(String id, String group, String lastStatus) {
        cluster.task("nightly", id, lastStatus)
                .put("group", group)
                .put("capacityProviderName", "p")
                .put("taskDefinitionArn", cluster.taskDefinition("nightly"));
    }

    @Test
    void takesTheTypeOfAPlainGroupFromItsInstances() {
        cluster.instance("i-1");
        groups.group("g", 2, 8, List.of("i-1", "i-2"), "");

        AutoScalingGroup group = observe().groups().getFirst();

        assertThat(group.offers()).containsExactly(new Offer("t3.micro", 1));
        assertThat(group.weighted()).isFalse();
    }

    @Test
    void saysThatAClusterIsMissing() {
        Observation seen = reader(Duration.ofSeconds(20)).observe("Elsewhere", NOW);

        assertThat(seen.unread()).containsExactly(new ReadFailure(ReadFailure.Kind.CLUSTER, "Elsewhere", "MISSING"));
        assertThat(seen.services()).isEmpty();
        assertThat(aws.calls().size()).isEqualTo(1);
    }

    @Test
    void namesEverythingThatAwsFailedToDescribe() {
        cluster.service("Kept", 1, 1);
        cluster.service("Lost", 1, 1);
        cluster.instance("i-1");
        cluster.provider("cp", "g", "DISABLED");
        cluster.gone.addAll(cluster.services.keySet().stream()
                .filter(arn -> arn.endsWith("Lost"))
                .toList());
        cluster.gone.addAll(cluster.instances.keySet());
        cluster.gone.add("cp");

        Observation seen = observe();

        assertThat(seen.services()).hasSize(1);
        assertThat(seen.unread())
                .containsExactly(
                        new ReadFailure(ReadFailure.Kind.CAPACITY_PROVIDER, "cp", "MISSING"),
                        new ReadFailure(ReadFailure.Kind.CONTAINER_INSTANCE, "i-1", "MISSING"),
                        new ReadFailure(ReadFailure.Kind.SERVICE, "Lost", "MISSING"));
    }

    @Test
    void doesNotMissAStoppedTaskThatEcsDeleted() {
        cluster.service("s", 2, 1);
        cluster.task("s", "1", "STOPPED");
        cluster.task("s", "2", "RUNNING");
        cluster.gone.addAll(cluster.tasks.keySet());

        assertThat(observe().unread()).containsExactly(new ReadFailure(ReadFailure.Kind.TASK, "2", "MISSING"));
    }

    @Test
    void isWholeAfterBeingThrottledForAWhile() {
        cluster.service("s", 1, 1);
        aws.on(
                "DescribeServices",
                FakeCluster.failing(
                        3, Reply.error(400, "ThrottlingException", "Rate exceeded"), aws.answer("DescribeServices")));

        Observation seen = observe();

        assertThat(seen.isComplete()).isTrue();
        assertThat(seen.services()).hasSize(1);
        assertThat(aws.calls("DescribeServices")).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "ListServices, SERVICE_LIST, EcsLabPublicCluster, list of services of EcsLabPublicCluster",
        "DescribeServices, SERVICES, s, services s",
        "ListTasks, TASK_LIST, RUNNING tasks of s, list of RUNNING tasks of s",
        "DescribeTasks, TASKS, 1 tasks from 1, 1 tasks from 1",
        "DescribeTaskDefinition, TASK_DEFINITION, td-s:1, task definition td-s:1",
        "ListContainerInstances, CONTAINER_INSTANCE_LIST, EcsLabPublicCluster, list of container instances of EcsLabPublicCluster",
        "DescribeContainerInstances, CONTAINER_INSTANCES, 1 container instances from i-1, 1 container instances from i-1",
        "DescribeCapacityProviders, CAPACITY_PROVIDERS, cp, capacity providers cp",
        "DescribeAutoScalingGroups, GROUPS, tagged for EcsLabPublicCluster, groups tagged for EcsLabPublicCluster",
        "DescribeAutoScalingInstances, GROUPS, of 1 instances from i-1, groups of 1 instances from i-1",
        "DescribePolicies, SCALING_POLICIES, g, scaling policies of g",
        "DescribeScheduledActions, SCHEDULED_ACTIONS, g, scheduled actions of g",
        "DescribeInstanceRefreshes, INSTANCE_REFRESHES, g, instance refreshes of g",
        "DescribeScalingActivities, SCALING_ACTIVITIES, g, scaling activities of g",
        "DescribeClusters, CLUSTER, EcsLabPublicCluster, cluster EcsLabPublicCluster",
    })
    void isIncompleteWhereAnyCallStaysThrottled(String operation, ReadFailure.Kind kind, String name, String what) {
        cluster.service("s", 2, 1);
        cluster.task("s", "1", "RUNNING");
        cluster.instance("i-1");
        cluster.provider("cp", "other", "DISABLED");
        groups.group("g", 1, 1, List.of("i-1"), "");
        aws.on(operation, c -> Reply.error(400, "ThrottlingException", "Rate exceeded"));

        assertThat(observe().unread())
                .contains(new ReadFailure(kind, name, "ThrottlingException: Rate exceeded"))
                .extracting(ReadFailure::what)
                .contains(what);
    }

    @Test
    void isIncompleteWhereALaterPageFails() {
        IntStream.range(0, 101).forEach(i -> cluster.service("s" + i, 1, 1));
        var pages = aws.answer("ListServices");
        aws.on(
                "ListServices",
                c -> c.json().has("nextToken")
                        ? Reply.error(403, "AccessDeniedException", "not authorized")
                        : pages.apply(c));

        Observation seen = observe();

        assertThat(seen.services()).hasSize(100);
        assertThat(seen.unread())
                .containsExactly(new ReadFailure(
                        ReadFailure.Kind.SERVICE_LIST, "EcsLabPublicCluster", "AccessDeniedException: not authorized"));
    }

    @Test
    void isIncompleteWhereAFieldIsMissing() {
        cluster.service("s", 1, 1).remove("desiredCount");

        assertThat(observe().unread())
                .containsExactly(
                        new ReadFailure(ReadFailure.Kind.SERVICE, "s", "desiredCount is missing from the answer"));
    }

    @Test
    void namesTheServiceOfATaskThatCannotBeRead() {
        cluster.service("s", 2, 1);
        cluster.task("s", "1", "RUNNING").remove("createdAt");

        assertThat(observe().unread()).singleElement().satisfies(failure -> {
            assertThat(failure)
                    .isEqualTo(
                            new ReadFailure(ReadFailure.Kind.TASK, "1 of s", "createdAt is missing from the answer"));
            assertThat(failure.service()).contains("s");
        });
    }

    @Test
    void stopsAskingWhenItsTimeIsUp() {
        IntStream.range(0, 30).forEach(i -> cluster.service("s" + (10 + i), 1, 1));
        AtomicInteger asked = new AtomicInteger();
        InstantSource clock = () -> NOW.plusSeconds(asked.getAndIncrement() < 4 ? 0 : 20);

        Observation seen = new SdkClusterReader(
                        aws.clients().ecs(), aws.clients().autoScaling(), clock, Duration.ofSeconds(20))
                .observe(CLUSTER, NOW);

        assertThat(seen.isComplete()).isFalse();
        assertThat(seen.unread())
                .extracting(ReadFailure::why)
                .contains("the time for one observation, 20 s, was used up");
        assertThat(aws.calls().size()).isEqualTo(3);
    }

    @Test
    void toleratesKindsThatAwsAddsLater() {
        cluster.service("s", 1, 1)
                .put("launchType", "QUANTUM")
                .put("schedulingStrategy", "SWARM")
                .putObject("deploymentController")
                .put("type", "MAGIC");

        Service service = observe().services().getFirst();

        assertThat(service.launchType()).contains(LaunchType.OTHER);
        assertThat(service.schedulingStrategy()).hasToString("OTHER");
        assertThat(service.deploymentController()).hasToString("OTHER");
    }

    @Test
    void asksForATaskDefinitionOnce() {
        cluster.service("s", 2, 1);
        SdkClusterReader reader = reader(Duration.ofSeconds(20));

        Observation first = reader.observe(CLUSTER, NOW);
        Observation second = reader.observe(CLUSTER, NOW);

        assertThat(second).isEqualTo(first);
        assertThat(aws.calls("DescribeTaskDefinition")).hasSize(1);
    }

    @Test
    void readsAGroupsCapacityAgain() {
        groups.group("g", 2, 5, List.of(), "");

        assertThat(reader(Duration.ofSeconds(20)).writeState("g").map(WriteState::capacity))
                .contains(new Capacity(2, 5));
        assertThat(reader(Duration.ofSeconds(20)).writeState("gone")).isEmpty();
    }

    @Test
    void listsClustersByName() {
        aws.on(
                "ListClusters",
                c -> Reply.ok(
                        c.json().has("nextToken")
                                ? "{\"clusterArns\":[\"arn:aws:ecs:eu-central-1:111122223333:cluster/a\"]}"
                                : "{\"clusterArns\":[\"arn:aws:ecs:eu-central-1:111122223333:cluster/b\"],\"nextToken\":\"1\"}"));

        assertThat(reader(Duration.ofSeconds(20)).clusters()).containsExactly("a", "b");
    }

    @Test
    void failsIfThePagesOfClustersAreIncomplete() {
        aws.on("ListClusters", c -> Reply.error(400, "AccessDeniedException", "not authorized"));

        assertThatThrownBy(() -> reader(Duration.ofSeconds(20)).clusters()).isInstanceOf(EcsException.class);
    }

    /** The number of AWS calls of an observation. The documentation has these figures. */
    @ParameterizedTest
    @CsvSource({"1, 2, 1, 16", "100, 20, 1, 25", "2000, 100, 1, 234"})
    void costsAKnownNumberOfCalls(int services, int instances, int gaps, int calls) {
        IntStream.range(0, services).forEach(i -> cluster.service("s" + i, 2, i < gaps ? 1 : 2));
        IntStream.range(0, gaps).forEach(i -> cluster.task("s" + i, "t" + i, "RUNNING"));
        List<String> ids = IntStream.range(0, instances).mapToObj(i -> "i-" + i).toList();
        ids.forEach(cluster::instance);
        groups.group("g", instances, instances, ids, "");

        assertThat(observe().isComplete()).isTrue();
        assertThat(aws.calls().size()).isEqualTo(calls);
    }

    private Observation observe() {
        return reader(Duration.ofSeconds(20)).observe(CLUSTER, NOW);
    }

    private SdkClusterReader reader(Duration budget) {
        return new SdkClusterReader(aws.clients().ecs(), aws.clients().autoScaling(), InstantSource.system(), budget);
    }
}
