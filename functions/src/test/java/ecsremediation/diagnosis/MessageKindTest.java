package ecsremediation.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageKindTest {
    private static final String LINES = """
            service s was unable to place a task because no container instance met all of its requirements. The closest matching container-instance 4f2c has insufficient memory available. ; NO_MEMORY
            (service s) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 4f2c) has insufficient CPU units available. ; NO_CPU
            service s was unable to place a task because no container instance met all of its requirements. The closest matching container-instance 4f2c is already using a port required by your task. ; NO_PORTS
            (service s) was unable to place a task. The closest matching container-instance 4f2c encountered error "RESOURCE:ENI". ; NO_NETWORK_INTERFACE
            (service s) was unable to place a task. The closest matching container-instance 4f2c encountered error "RESOURCE:GPU". ; NO_GPU
            (service s) was unable to place a task. The closest matching container-instance 4f2c encountered error "AGENT". ; AGENT
            (service s) was unable to place a task. The closest matching container-instance 4f2c encountered error "LOCATION". ; WRONG_ZONE
            (service s) was unable to place a task. The closest matching container-instance 4f2c encountered error "ATTRIBUTE". ; NO_ATTRIBUTE
            (service s) was unable to place a task. The closest matching container-instance 4f2c encountered error "MemberOf placement constraint unsatisfied.". ; MEMBER_OF
            (service s) was unable to place a task. The closest matching container-instance 4f2c encountered error "DistinctInstance placement constraint unsatisfied.". ; NOT_DISTINCT
            (service s) was unable to place a task. The closest matching (container-instance 4f2c) is missing an attribute required by your task. ; NO_ATTRIBUTE
            (service s) was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster. ; NO_INSTANCES
            (service s) was unable to place a task. Reason: No Container Instances were found in your capacity provider. ; NO_INSTANCES
            (service s) was unable to place a task. Reason: TaskFailedToStart: EMPTY CAPACITY PROVIDER. ; NOT_REGISTERED
            (service s) was unable to place a task. Reason: Capacity is unavailable at this time. ; FARGATE_CAPACITY
            (service s) was unable to place a task. Reason: You've reached the limit on the number of tasks you can run concurrently. ; QUOTA
            (service s) was unable to place a task. Reason: You've reached the limit on the number of vCPUs you can run concurrently. ; QUOTA
            (service s) was unable to place a task. Reason: something new. ; UNPLACED
            (service s) is unable to consistently start tasks successfully. ; START_THROTTLED
            (service s) operations are being throttled. Will try again later. ; API_THROTTLED
            (service s) was unable to stop or start tasks during a deployment because of the service deployment configuration. ; DEPLOYMENT_LIMITS
            service s was unable to reach steady state because task set (ecs-svc/1) was unable to scale in. Reason: The number of protected tasks exceeds the desired count. ; PROTECTED_TASKS
            (service s) (port 8080) is unhealthy in (target-group arn) due to (reason Health checks failed). ; UNHEALTHY
            (service s) has reached a steady state. ; STEADY_STATE
            (service s) has started 3 tasks: (task 1) (task 2) (task 3). ; STARTED_TASKS
            (service s) has stopped 1 running tasks: (task 1). ; STOPPED_TASKS
            (service s) failed to launch a task with (error ECS was unable to assume the role 'r' that was provided for this task.). ; ROLE
            (service s) (deployment ecs-svc/1) deployment failed: tasks failed to start. ; DEPLOYMENT_FAILED
            (service s) rolling back to (deployment ecs-svc/1). ; ROLLED_BACK
            (service s) was created. ; OTHER
            TaskFailedToStart: RESOURCE:MEMORY ; NO_MEMORY
            TaskFailedToStart: RESOURCE:CPU ; NO_CPU
            TaskFailedToStart: RESOURCE:PORTS ; NO_PORTS
            TaskFailedToStart: RESOURCE:* ; NO_RESOURCES
            TaskFailedToStart: AGENT ; AGENT
            TaskFailedToStart: ATTRIBUTE ; NO_ATTRIBUTE
            TaskFailedToStart: LOCATION ; WRONG_ZONE
            TaskFailedToStart: MemberOf placement constraint unsatisfied ; MEMBER_OF
            TaskFailedToStart: NO ACTIVE INSTANCES ; NO_INSTANCES
            TaskFailedToStart: EMPTY CAPACITY PROVIDER ; NOT_REGISTERED
            RESOURCE:FARGATE ; FARGATE_CAPACITY
            """;

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = LINES)
    void knowsEcsMessagesInEverySpelling(String text, MessageKind kind) {
        assertThat(MessageKind.of(text)).isEqualTo(kind);
        assertThat(MessageKind.of(text.toLowerCase(Locale.ROOT))).isEqualTo(kind);
        assertThat(MessageKind.of(text.toUpperCase(Locale.ROOT))).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = LINES)
    void onlyAFailedSearchForAnInstanceIsAPlacementFailure(String text, MessageKind kind) {
        boolean searched = (text.contains("unable to place a task") || text.startsWith("TaskFailedToStart"))
                && kind != MessageKind.QUOTA
                && kind != MessageKind.FARGATE_CAPACITY;

        assertThat(MessageKind.of(text).isPlacementFailure()).isEqualTo(searched);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = LINES)
    void aCapacityShortfallIsOneOfThem(String text, MessageKind kind) {
        boolean shortfall = text.contains("insufficient")
                || text.contains("using a port")
                || text.contains("RESOURCE:")
                || text.contains("DistinctInstance");

        assertThat(kind.isCapacityShortfall()).isEqualTo(shortfall && kind != MessageKind.FARGATE_CAPACITY);
    }

    @ParameterizedTest
    @CsvSource({"STEADY_STATE, false", "STARTED_TASKS, false", "OTHER, false", "NO_MEMORY, true", "API_THROTTLED, true"
    })
    void progressIsNoProblem(MessageKind kind, boolean problem) {
        assertThat(kind.isProblem()).isEqualTo(problem);
    }
}
