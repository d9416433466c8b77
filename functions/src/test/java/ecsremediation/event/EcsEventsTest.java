package ecsremediation.event;

import static ecsremediation.event.Payloads.CLUSTER_ARN;
import static ecsremediation.event.Payloads.busEvent;
import static ecsremediation.event.Payloads.bytes;
import static ecsremediation.event.Payloads.serviceAction;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcsEventsTest {
    private static final Scope LAB = new Scope.OneService(new ServiceName("EcsLabPublicCluster", "EcsLabApi"));
    private static final Scope WHOLE = new Scope.WholeCluster("EcsLabPublicCluster");
    private static final String ECS = "arn:aws:ecs:eu-central-1:111122223333:";

    private static Trigger parse(String event) {
        return TriggerParser.parse(bytes(event)).getFirst().trigger();
    }

    private static Trigger.ServiceEvent event(String event) {
        return (Trigger.ServiceEvent) parse(event);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SERVICE_STEADY_STATE",
                "TASKSET_STEADY_STATE",
                "CAPACITY_PROVIDER_STEADY_STATE",
                "SERVICE_DESIRED_COUNT_UPDATED",
                "TASKS_STOPPED",
                "SERVICE_TASK_START_IMPAIRED",
                "SERVICE_DISCOVERY_INSTANCE_UNHEALTHY",
                "VPC_LATTICE_TARGET_UNHEALTHY",
                "SERVICE_DAEMON_PLACEMENT_CONSTRAINT_VIOLATED",
                "ECS_OPERATION_THROTTLED",
                "SERVICE_DISCOVERY_OPERATION_THROTTLED",
                "SERVICE_TASK_PLACEMENT_FAILURE",
                "SERVICE_TASK_CONFIGURATION_FAILURE",
                "SERVICE_HEALTH_UNKNOWN",
                "AN_EVENT_OF_THE_FUTURE"
            })
    void everyServiceActionKeepsEcssNameAndNamesItsService(String name) {
        assertThat(event(serviceAction(name)))
                .returns(name, Trigger.ServiceEvent::eventName)
                .returns(LAB, Trigger.ServiceEvent::scope)
                .returns("RESOURCE:MEMORY", Trigger.ServiceEvent::reason);
    }

    /** Each case has a resource, the detail's cluster ARN, and the scope that the two name together. */
    static Stream<Arguments> resources() {
        String china = ECS.replace("aws:ecs:eu-central-1", "aws-cn:ecs:cn-north-1");
        return Stream.of(
                Arguments.of(ECS + "service/EcsLabPublicCluster/EcsLabApi", CLUSTER_ARN, LAB),
                Arguments.of(ECS + "service/EcsLabApi", CLUSTER_ARN, LAB),
                Arguments.of(ECS + "service/EcsLabPublicCluster/EcsLabApi", "", LAB),
                Arguments.of(ECS + "service/EcsLabApi", "", new Scope.Unnamed()),
                Arguments.of(ECS + "task-set/EcsLabPublicCluster/EcsLabApi/ecs-svc/123", CLUSTER_ARN, LAB),
                Arguments.of(ECS + "capacity-provider/spot", CLUSTER_ARN, WHOLE),
                Arguments.of(china + "service/EcsLabPublicCluster/EcsLabApi", "", LAB),
                Arguments.of(
                        ECS.replace("aws", "aws-us-gov") + "service/EcsLabPublicCluster/EcsLabApi",
                        "EcsLabPublicCluster",
                        LAB),
                Arguments.of("service/EcsLabPublicCluster/EcsLabApi", CLUSTER_ARN, WHOLE),
                Arguments.of(ECS + "service/EcsLabPublicCluster/" + "x".repeat(256), CLUSTER_ARN, WHOLE),
                Arguments.of("", "", new Scope.Unnamed()));
    }

    @ParameterizedTest
    @MethodSource("resources")
    void clusterAndServiceComeFromEitherFormatOfEveryPartition(String resource, String cluster, Scope expected) {
        String detail = "{\"eventName\":\"A\",\"clusterArn\":\"" + cluster + "\"}";

        assertThat(event(busEvent("aws.ecs", "ECS Service Action", resource, detail))
                        .scope())
                .isEqualTo(expected);
    }

    @Test
    void aDeploymentsFailureNamesItsServiceByTheResourceAlone() {
        String detail = "{\"eventName\":\"SERVICE_DEPLOYMENT_FAILED\",\"reason\":\"circuit breaker\"}";

        assertThat(event(busEvent("aws.ecs", "ECS Deployment State Change", Payloads.SERVICE_ARN, detail)))
                .returns("SERVICE_DEPLOYMENT_FAILED", Trigger.ServiceEvent::eventName)
                .returns("circuit breaker", Trigger.ServiceEvent::reason)
                .returns(LAB, Trigger.ServiceEvent::scope);
    }

    private static String task(String status, String group, String rest) {
        return busEvent("aws.ecs", "ECS Task State Change", ECS + "task/EcsLabPublicCluster/7b8f", """
                {"clusterArn":"%s","lastStatus":"%s","group":"%s"%s}""".formatted(
                        CLUSTER_ARN, status, group, rest));
    }

    @Test
    void aStoppedTaskNamesItsService() {
        String stopped = task(
                "STOPPED",
                "service:EcsLabApi",
                ",\"stopCode\":\"TaskFailedToStart\",\"stoppedReason\":\"TaskFailedToStart: AGENT\"");

        assertThat(event(stopped))
                .returns(EcsEvents.TASK_STOPPED, Trigger.ServiceEvent::eventName)
                .returns("TaskFailedToStart: AGENT", Trigger.ServiceEvent::reason)
                .returns(LAB, Trigger.ServiceEvent::scope);
        assertThat(event(task("STOPPED", "service:EcsLabApi", ",\"stopCode\":\"SpotInterruption\""))
                        .reason())
                .isEqualTo("SpotInterruption");
    }

    @Test
    void runningTasksAndTasksOfNoServiceAreIgnored() {
        assertThat(parse(task("RUNNING", "service:EcsLabApi", ""))).isInstanceOf(Trigger.Ignored.class);
        assertThat(parse(task("STOPPED", "family:batch", ""))).isInstanceOf(Trigger.Ignored.class);
    }

    @Test
    void aContainerInstanceChangeNamesItsCluster() {
        String change = busEvent(
                "aws.ecs", "ECS Container Instance State Change", ECS + "container-instance/0c1f", """
                {"clusterArn":"%s","agentConnected":false,"status":"ACTIVE"}""".formatted(
                                CLUSTER_ARN));

        assertThat(event(change))
                .returns(EcsEvents.INSTANCE_CHANGED, Trigger.ServiceEvent::eventName)
                .returns("ACTIVE, agent not connected", Trigger.ServiceEvent::reason)
                .returns(WHOLE, Trigger.ServiceEvent::scope);
    }

    @Test
    void aHealthChangeOfAnAgentNamesItsClusterAndEcsReason() {
        String change = health("AGENT_CONNECTIVITY", "Agent disconnected since 2026-07-29T22:34:13Z");

        assertThat(event(change))
                .returns(EcsEvents.INSTANCE_HEALTH_CHANGED, Trigger.ServiceEvent::eventName)
                .returns(
                        "AGENT_CONNECTIVITY IMPAIRED: Agent disconnected since 2026-07-29T22:34:13Z",
                        Trigger.ServiceEvent::reason)
                .returns(WHOLE, Trigger.ServiceEvent::scope);
    }

    @Test
    void aHealthChangeOfAnotherKindIsIgnored() {
        assertThat(parse(health("ACCELERATED_COMPUTE", "XID_46"))).isInstanceOf(Trigger.Ignored.class);
        assertThat(parse(health("AGENT_CONNECTIVITY", "").replace("healthChecks", "checks")))
                .isInstanceOf(Trigger.Ignored.class);
        assertThat(parse(health("AGENT_CONNECTIVITY", "").replace("[", "").replace("]", "")))
                .isInstanceOf(Trigger.Ignored.class);
    }

    private static String health(String type, String reason) {
        return busEvent(
                "aws.ecs", "ECS Container Instance Health Change", ECS + "container-instance/0c1f", """
                {"clusterArn":"%s","overallStatus":"IMPAIRED","healthChecks":
                [{"type":"%s","status":"IMPAIRED","statusReason":"%s"}]}""".formatted(
                                CLUSTER_ARN, type, reason));
    }

    @Test
    void successfulLaunchesAreIgnored() {
        assertThat(parse(Payloads.launchFailed().replace("Unsuccessful", "Successful")))
                .isInstanceOf(Trigger.Ignored.class);
    }
}
