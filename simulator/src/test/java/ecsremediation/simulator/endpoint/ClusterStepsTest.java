package ecsremediation.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ecsremediation.simulator.autoscaling.SizeChange;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.PlacementStrategy;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;

/** What an operator does to a cluster of the served world, and what the world makes of it. */
class ClusterStepsTest {
    private final TestEndpoint lab = TestEndpoint.start();
    private final EcsClient ecs = lab.client(EcsClient.builder());
    private final AutoScalingClient autoScaling = lab.client(AutoScalingClient.builder());

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aDeregisteredInstanceStaysInItsGroupWithoutEcs() {
        String instance = containerInstances().getFirst();
        assertRefused(
                "InvalidParameterException",
                "Found running tasks on the instance.",
                () -> ecs.deregisterContainerInstance(
                        r -> r.cluster(TestEndpoint.CLUSTER).containerInstance(instance)));

        ecs.deregisterContainerInstance(
                r -> r.cluster(TestEndpoint.CLUSTER).containerInstance(instance).force(true));
        pass(15);

        assertThat(containerInstances()).isEmpty();
        assertThat(service().runningCount()).isZero();
        assertThat(autoScaling
                        .describeAutoScalingGroups(r -> r.autoScalingGroupNames(TestEndpoint.GROUP))
                        .autoScalingGroups()
                        .getFirst()
                        .instances())
                .singleElement()
                .satisfies(i -> assertThat(i.lifecycleStateAsString()).isEqualTo("InService"));
        assertRefused(
                "InvalidParameterException",
                "Referenced container instance not found.",
                () -> ecs.deregisterContainerInstance(
                        r -> r.cluster(TestEndpoint.CLUSTER).containerInstance(instance)));
    }

    @Test
    void aDeletedServiceDrainsLeavesTheListAndFreesItsInstance() {
        assertRefused(
                "InvalidParameterException",
                "cannot be stopped while it is scaled above 0",
                () -> ecs.deleteService(r -> r.cluster(TestEndpoint.CLUSTER).service(TestEndpoint.SERVICE)));

        Service deleted = ecs.deleteService(r -> r.cluster(TestEndpoint.CLUSTER)
                        .service(TestEndpoint.SERVICE)
                        .force(true))
                .service();
        assertThat(deleted.status()).isEqualTo("DRAINING");
        assertThat(ecs.listServices(r -> r.cluster(TestEndpoint.CLUSTER)).serviceArns())
                .isEmpty();
        pass(2);

        assertThat(service().status()).isEqualTo("INACTIVE");
        assertThat(service().runningCount()).isZero();
        assertThat(runningTasks()).isEmpty();
        assertRefused(
                "ServiceNotActiveException",
                "Service was not ACTIVE.",
                () -> ecs.updateService(r -> r.cluster(TestEndpoint.CLUSTER)
                        .service(TestEndpoint.SERVICE)
                        .desiredCount(2)));
        assertRefused(
                "ServiceNotFoundException",
                "Service not found.",
                () -> ecs.deleteService(r -> r.cluster(TestEndpoint.CLUSTER).service("none")));

        ecs.createService(r -> r.cluster(TestEndpoint.CLUSTER)
                .serviceName(TestEndpoint.SERVICE)
                .taskDefinition(TestEndpoint.SERVICE)
                .desiredCount(1));
        pass(3);
        assertThat(service().status()).isEqualTo("ACTIVE");
        assertThat(service().runningCount()).isEqualTo(1);
    }

    @Test
    void onlyAnotherTaskDefinitionOrAForcedDeploymentStartsADeployment() {
        String first = service().deployments().getFirst().id();
        ecs.updateService(r -> r.cluster(TestEndpoint.CLUSTER).service(TestEndpoint.SERVICE));
        ecs.updateService(r -> r.cluster(TestEndpoint.CLUSTER)
                .service(TestEndpoint.SERVICE)
                .taskDefinition(service().taskDefinition())
                .desiredCount(1));
        ecs.updateService(r -> r.cluster(TestEndpoint.CLUSTER)
                .service(TestEndpoint.SERVICE)
                .desiredCount(2)
                .deploymentConfiguration(d -> d.minimumHealthyPercent(0))
                .placementStrategy(PlacementStrategy.builder()
                        .type("binpack")
                        .field("memory")
                        .build()));

        assertThat(service().deployments()).singleElement().satisfies(deployment -> {
            assertThat(deployment.id()).isEqualTo(first);
            assertThat(deployment.desiredCount()).isEqualTo(2);
        });
        assertThat(service().deploymentConfiguration().minimumHealthyPercent()).isZero();
        assertThat(service().deploymentConfiguration().maximumPercent()).isEqualTo(200);
        assertThat(service().placementStrategy()).hasSize(1);

        ecs.updateService(r ->
                r.cluster(TestEndpoint.CLUSTER).service(TestEndpoint.SERVICE).forceNewDeployment(true));
        assertThat(service().deployments()).hasSize(2);
        assertThat(service().deployments().getFirst().id()).isNotEqualTo(first);
        pass(10);
        assertThat(service().deployments()).hasSize(1);

        register(TestEndpoint.SERVICE, 128, 200);
        ecs.updateService(r ->
                r.cluster(TestEndpoint.CLUSTER).service(TestEndpoint.SERVICE).taskDefinition(TestEndpoint.SERVICE));
        assertThat(service().deployments()).hasSize(2);
    }

    @Test
    void anUpdateThatIsRefusedChangesNothing() {
        assertRefused(
                "ClientException",
                "task definition",
                () -> ecs.updateService(r -> r.cluster(TestEndpoint.CLUSTER)
                        .service(TestEndpoint.SERVICE)
                        .taskDefinition("none")
                        .desiredCount(3)));
        assertRefused(
                "InvalidParameterException",
                "not associated",
                () -> ecs.updateService(r -> r.cluster(TestEndpoint.CLUSTER)
                        .service(TestEndpoint.SERVICE)
                        .desiredCount(3)
                        .capacityProviderStrategy(through("none"))));

        assertThat(service().desiredCount()).isEqualTo(1);
        assertThat(service().deployments()).hasSize(1);
    }

    @Test
    void aCapacityProviderWithManagedScalingRaisesItsGroup() {
        lab.world().autoScaling().update(TestEndpoint.GROUP, SizeChange.to(1, 5));
        createProvider("lab");
        assertRefused("InvalidParameterException", "already exists", () -> createProvider("lab"));
        assertRefused("InvalidParameterException", "already being used", () -> createProvider("other"));
        assertRefused("InvalidParameterException", "name is invalid", () -> createProvider("ecs-lab"));
        associate("lab");

        ecs.updateService(r -> r.cluster(TestEndpoint.CLUSTER)
                .service(TestEndpoint.SERVICE)
                .desiredCount(3)
                .forceNewDeployment(true)
                .capacityProviderStrategy(through("lab")));
        pass(40);

        assertThat(service().runningCount()).isEqualTo(3);
        assertThat(service().capacityProviderStrategy()).hasSize(1);
        assertThat(lab.world().autoScaling().group(TestEndpoint.GROUP).sizes().desired())
                .isGreaterThanOrEqualTo(3);
        assertRefused("ResourceInUseException", "in use and cannot be removed", () -> associate());
        assertRefused("InvalidParameterException", "does not exist", () -> associate("lab", "none"));
    }

    @Test
    void anotherCapacityProviderStrategyNeedsAForcedDeployment() {
        createProvider("lab");
        associate("lab");
        String message = "you must force a new deployment";
        assertRefused("InvalidParameterException", message, () -> updateStrategy(false, through("lab")));
        assertThat(service().launchTypeAsString()).isEqualTo("EC2");

        updateStrategy(true, through("lab"));
        assertThat(service().capacityProviderStrategy()).hasSize(1);
        assertThat(service().deployments()).hasSize(2);

        updateStrategy(false, through("lab"));
        assertThat(service().deployments()).hasSize(2);
        assertRefused("InvalidParameterException", message, () -> updateStrategy(false));
        updateStrategy(true);
        assertThat(service().capacityProviderStrategy()).isEmpty();
        assertThat(service().launchTypeAsString()).isEqualTo("EC2");
    }

    private void updateStrategy(boolean forces, CapacityProviderStrategyItem... strategy) {
        ecs.updateService(r -> r.cluster(TestEndpoint.CLUSTER)
                .service(TestEndpoint.SERVICE)
                .forceNewDeployment(forces)
                .capacityProviderStrategy(strategy));
    }

    private static CapacityProviderStrategyItem through(String provider) {
        return CapacityProviderStrategyItem.builder()
                .capacityProvider(provider)
                .weight(1)
                .build();
    }

    private void createProvider(String name) {
        ecs.createCapacityProvider(r -> r.name(name)
                .autoScalingGroupProvider(g -> g.autoScalingGroupArn(TestEndpoint.GROUP)
                        .managedScaling(s -> s.status("ENABLED").targetCapacity(100))));
    }

    private void associate(String... names) {
        ecs.putClusterCapacityProviders(r ->
                r.cluster(TestEndpoint.CLUSTER).capacityProviders(names).defaultCapacityProviderStrategy(List.of()));
    }

    @Test
    void aTaskOutsideOfServicesRunsUntilItIsStoppedAndNothingReplacesIt() {
        register("backup", 128, 200);

        RunTaskResponse run = ecs.runTask(r -> r.cluster(TestEndpoint.CLUSTER)
                .taskDefinition("backup")
                .startedBy("anna")
                .count(3));
        pass(2);

        assertThat(run.tasks()).hasSize(2);
        assertThat(run.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.reason()).isEqualTo("RESOURCE:MEMORY");
            assertThat(failure.arn()).isEqualTo(containerInstances().getFirst());
        });
        List<String> arns = ecs.listTasks(r -> r.cluster(TestEndpoint.CLUSTER).startedBy("anna"))
                .taskArns();
        Task task = ecs.describeTasks(r -> r.cluster(TestEndpoint.CLUSTER).tasks(arns))
                .tasks()
                .getFirst();
        assertThat(task.lastStatus()).isEqualTo("RUNNING");
        assertThat(task.group()).isEqualTo("family:backup");
        assertThat(service().runningCount()).isEqualTo(1);

        ecs.stopTask(r -> r.cluster(TestEndpoint.CLUSTER).task(task.taskArn()));
        pass(10);
        assertThat(runningTasks()).hasSize(2);
        assertRefused(
                "InvalidParameterException",
                "count must be between 1 and 10",
                () -> ecs.runTask(r ->
                        r.cluster(TestEndpoint.CLUSTER).taskDefinition("backup").count(11)));
        assertRefused(
                "ClientException",
                "task definition",
                () -> ecs.runTask(r -> r.cluster(TestEndpoint.CLUSTER).taskDefinition("none")));
    }

    @Test
    void aTaskWithoutInstanceWaitsForTheDefaultProviderToRaiseItsGroup() {
        lab.world().autoScaling().update(TestEndpoint.GROUP, SizeChange.to(1, 5));
        createProvider("lab");
        ecs.putClusterCapacityProviders(r -> r.cluster(TestEndpoint.CLUSTER)
                .capacityProviders("lab")
                .defaultCapacityProviderStrategy(through("lab")));
        register("backup", 128, 600);

        Task waiting = run("backup");
        assertThat(waiting.lastStatus()).isEqualTo("PROVISIONING");
        assertThat(waiting.capacityProviderName()).isEqualTo("lab");
        pass(1);
        assertThat(described(waiting).lastStatus()).isEqualTo("PROVISIONING");
        pass(9);

        assertThat(described(waiting).lastStatus()).isEqualTo("RUNNING");
        assertThat(lab.world().autoScaling().group(TestEndpoint.GROUP).sizes().desired())
                .isEqualTo(2);
        assertThat(ecs.runTask(r -> r.cluster(TestEndpoint.CLUSTER)
                                .taskDefinition("backup")
                                .launchType("EC2"))
                        .failures())
                .hasSize(2);
        assertRefused(
                "InvalidParameterException",
                "both a launch type and capacity provider strategy",
                () -> ecs.runTask(r -> r.cluster(TestEndpoint.CLUSTER)
                        .taskDefinition("backup")
                        .launchType("EC2")
                        .capacityProviderStrategy(through("lab"))));
    }

    @Test
    void aWaitingTaskOutsideOfServicesStopsWhenNoInstanceTakesIt() {
        createProvider("lab");
        associate("lab");
        register("backup", 128, 600);
        Task waiting = ecs.runTask(r -> r.cluster(TestEndpoint.CLUSTER)
                        .taskDefinition("backup")
                        .capacityProviderStrategy(through("lab")))
                .tasks()
                .getFirst();
        pass(35);

        assertThat(described(waiting).stopCodeAsString()).isEqualTo("TaskFailedToStart");
        assertThat(described(waiting).stoppedReason()).isEqualTo("TaskFailedToStart: RESOURCE:MEMORY");
    }

    private Task run(String family) {
        return ecs.runTask(r -> r.cluster(TestEndpoint.CLUSTER).taskDefinition(family))
                .tasks()
                .getFirst();
    }

    private Task described(Task task) {
        return ecs.describeTasks(r -> r.cluster(TestEndpoint.CLUSTER).tasks(task.taskArn()))
                .tasks()
                .getFirst();
    }

    @Test
    void aCrashedTaskOutsideOfServicesIsNotStartedAgain() {
        register("backup", 128, 200);
        ecs.runTask(r -> r.cluster(TestEndpoint.CLUSTER).taskDefinition("backup"));
        pass(2);

        lab.world().ecs().exit("backup", 1);
        pass(10);

        assertThat(runningTasks()).hasSize(1);
        assertThat(service().runningCount()).isEqualTo(1);
    }

    @Test
    void listsTaskDefinitionsByFamilyAndOrder() {
        register("backup", 128, 200);
        register("backup", 128, 300);

        assertThat(ecs.listTaskDefinitions(r -> r.familyPrefix("backup").sort(SortOrder.DESC))
                        .taskDefinitionArns())
                .satisfiesExactly(
                        second -> assertThat(second).endsWith("backup:2"),
                        first -> assertThat(first).endsWith("backup:1"));
        assertThat(ecs.listTaskDefinitionsPaginator(r -> r.maxResults(2)).taskDefinitionArns().stream())
                .hasSize(3);
        assertThat(ecs.listTaskDefinitions(r -> r.status("INACTIVE")).taskDefinitionArns())
                .isEmpty();
    }

    @Test
    void tagsAreKeptShownAndRemoved() {
        String arn = service().serviceArn();
        ecs.tagResource(r -> r.resourceArn(arn).tags(tag("team", "lab"), tag("stage", "test")));
        ecs.tagResource(r -> r.resourceArn(arn).tags(tag("stage", "prod")));
        ecs.untagResource(r -> r.resourceArn(arn).tagKeys("team"));

        assertThat(ecs.listTagsForResource(r -> r.resourceArn(arn)).tags()).containsExactly(tag("stage", "prod"));
        assertThat(service().tags()).isEmpty();
        assertThat(ecs.describeServices(r -> r.cluster(TestEndpoint.CLUSTER)
                                .services(TestEndpoint.SERVICE)
                                .includeWithStrings("TAGS"))
                        .services()
                        .getFirst()
                        .tags())
                .containsExactly(tag("stage", "prod"));
        assertRefused(
                "InvalidParameterException",
                "aws:",
                () -> ecs.tagResource(r -> r.resourceArn(arn).tags(tag("aws:team", "lab"))));
        assertRefused(
                "ResourceNotFoundException",
                "could not be found",
                () -> ecs.tagResource(r -> r.resourceArn(arn + "2").tags(tag("team", "lab"))));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private void register(String family, int cpu, int memory) {
        ecs.registerTaskDefinition(r -> r.family(family)
                .containerDefinitions(ContainerDefinition.builder()
                        .name("main")
                        .image("busybox")
                        .cpu(cpu)
                        .memory(memory)
                        .build()));
    }

    private static void assertRefused(String code, String message, ThrowingCallable call) {
        assertThatExceptionOfType(EcsException.class).isThrownBy(call).satisfies(refusal -> {
            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(refusal.awsErrorDetails().errorMessage()).contains(message);
        });
    }

    private void pass(int minutes) {
        lab.world().advance(Duration.ofMinutes(minutes));
    }

    private List<String> containerInstances() {
        return ecs.listContainerInstances(r -> r.cluster(TestEndpoint.CLUSTER)).containerInstanceArns();
    }

    private List<String> runningTasks() {
        return ecs.listTasks(r -> r.cluster(TestEndpoint.CLUSTER)).taskArns();
    }

    private Service service() {
        return ecs.describeServices(r -> r.cluster(TestEndpoint.CLUSTER).services(TestEndpoint.SERVICE))
                .services()
                .getFirst();
    }
}
