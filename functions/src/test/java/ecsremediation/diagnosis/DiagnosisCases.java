package ecsremediation.diagnosis;

import static ecsremediation.fixture.Observations.CLUSTER;
import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.NOW;
import static ecsremediation.fixture.Observations.SERVICE;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;

import ecsremediation.event.ServiceName;
import ecsremediation.fixture.ADeployment;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.incident.Cause;
import ecsremediation.incident.Incident;
import ecsremediation.incident.SkippedRow;
import ecsremediation.incident.Snapshot;
import ecsremediation.model.CapacityProvider;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.DeploymentController;
import ecsremediation.model.DeploymentStrategy;
import ecsremediation.model.KnownInstanceSize;
import ecsremediation.model.LaunchType;
import ecsremediation.model.Observation;
import ecsremediation.model.ReadFailure;
import ecsremediation.model.Resources;
import ecsremediation.model.SchedulingStrategy;
import ecsremediation.model.Task;
import ecsremediation.model.TaskDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One observation for every cause that the program knows, with the expected diagnosis. The service is
 * always EcsLabApi.
 */
public final class DiagnosisCases {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final TaskDefinition TASK = Tasks.definition(TASK_DEFINITION, 256, 512);
    private static final String UNPLACED =
            "service EcsLabApi was unable to place a task because no container instance met"
                    + " all of its requirements. The closest matching container-instance 4f2c ";
    private static final String LITTLE_MEMORY = "has insufficient memory available.";
    private static final String NO_ROLE =
            "(service EcsLabApi) failed to launch a task with (error ECS was unable to assume"
                    + " the role 'arn:aws:iam::111122223333:role/Task' that was provided for this task.)";

    private DiagnosisCases() {}

    /**
     * One case.
     *
     * @param cause a description
     * @param diagnosis its expected name and kind
     * @param says a part of the expected text of the strongest evidence
     */
    public record Row(String cause, Snapshot snapshot, String diagnosis, String says) {
        /** The observation of the snapshot. */
        public Observation observation() {
            return snapshot.observation();
        }

        @Override
        public String toString() {
            return cause;
        }
    }

    /** Every case, in the order of the documentation. */
    public static Stream<Row> rows() {
        return Stream.of(
                        shortfalls(),
                        failing(),
                        faultyInstances(),
                        agents(),
                        unplaceable(),
                        mixedGroups(),
                        namedInstances(),
                        notOurs(),
                        converging(),
                        rollouts(),
                        doubts())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> shortfalls() {
        return Stream.of(
                row("memory full", full(service(4, 1)), "CapacityShortfall MEMORY", "512 MiB", "440 MiB"),
                row(
                        "CPU full",
                        cluster(service(4, 1))
                                .with(AnInstance.of("i-1").holding(1900, 0, 1).build()),
                        "CapacityShortfall CPU",
                        "256 CPU units",
                        "148 CPU units"),
                row(
                        "host port taken",
                        base(Tasks.withTcpPort(small(), 8080), service(4, 1))
                                .with(AnInstance.of("i-1")
                                        .holding(64, 64, 1)
                                        .tcpPort(8080)
                                        .build()),
                        "CapacityShortfall PORTS",
                        "8080"),
                row(
                        "no network interface left, without trunking",
                        base(Tasks.withNetworkInterface(small()), service(4, 2))
                                .with(AnInstance.of("i-1")
                                        .holding(128, 128, 2)
                                        .freeNetworkInterfaces(0)
                                        .build()),
                        "CapacityShortfall NETWORK_INTERFACES",
                        "1 network interface;"),
                row(
                        "no network interface left, with trunking",
                        base(Tasks.withNetworkInterface(small()), service(12, 10))
                                .with(AnInstance.of("i-1")
                                        .holding(640, 640, 10)
                                        .freeNetworkInterfaces(0)
                                        .attribute("ecs.awsvpc-trunk-id", "eni-1")
                                        .build()),
                        "CapacityShortfall NETWORK_INTERFACES",
                        "0 network interfaces"),
                row(
                        "no network interface left, by ECS's words alone",
                        base(
                                        Tasks.withNetworkInterface(small()),
                                        service(4, 2).message(MINUTE, UNPLACED + "encountered error \"RESOURCE:ENI\"."))
                                .with(AnInstance.of("i-1").holding(128, 128, 2).build()),
                        "CapacityShortfall NETWORK_INTERFACES",
                        "0 network interfaces"),
                row(
                        "no GPU left",
                        base(Tasks.withGpus(small(), 1), service(2, 1))
                                .with(AnInstance.of("i-1")
                                        .gpus(1)
                                        .holdingGpus(1)
                                        .holding(64, 64, 1)
                                        .build()),
                        "CapacityShortfall GPU",
                        "1 GPU;",
                        "0 GPUs"),
                row(
                        "no instance at all, size unknown",
                        Observations.empty()
                                .with(TASK)
                                .with(AGroup.named(GROUP)
                                        .capacity(0, 0)
                                        .ceiling(10)
                                        .tag("ecs-remediation:cluster", CLUSTER)
                                        .build())
                                .with(service(4, 0)
                                        .message(
                                                MINUTE,
                                                "(service EcsLabApi) was unable to place a task because no container instance"
                                                        + " met all of its requirements. Reason: No Container Instances were"
                                                        + " found in your cluster.")
                                        .build()),
                        "CapacityShortfall NO_INSTANCES",
                        "no instance"),
                row(
                        "one task per instance (distinctInstance)",
                        base(
                                        small(),
                                        service(2, 1)
                                                .distinctInstance()
                                                .task(ATask.running("1")
                                                        .on("i-1")
                                                        .build()))
                                .with(AnInstance.of("i-1").holding(64, 64, 1).build()),
                        "CapacityShortfall DISTINCT_INSTANCE",
                        "without a task of its service"),
                row(
                        "desired raised while Launch is suspended",
                        base(
                                        TASK,
                                        service(2, 1),
                                        AGroup.named(GROUP)
                                                .capacity(2, 2)
                                                .instance("i-1")
                                                .suspended("Launch"))
                                .with(fullInstance()),
                        "CapacityShortfall MEMORY",
                        "440 MiB"),
                row(
                        "an old event does not outlive a steady state",
                        full(service(2, 1)
                                .message(MINUTE, "(service EcsLabApi) has reached a steady state.")
                                .message(MINUTE.multipliedBy(2), UNPLACED + "encountered error \"LOCATION\".")),
                        "CapacityShortfall MEMORY",
                        "440 MiB"),
                row(
                        "an old event does not outlive six hours",
                        full(service(2, 1)
                                .message(MINUTE.multipliedBy(361), UNPLACED + "encountered error \"LOCATION\".")),
                        "CapacityShortfall MEMORY",
                        "440 MiB"),
                row(
                        "one crash among tasks that stay up is no loop",
                        full(service(3, 1)
                                .task(ATask.running("1").on("i-1").build())
                                .task(crashed("2", 2))
                                .task(crashed("3", 6))),
                        "CapacityShortfall MEMORY",
                        "440 MiB"),
                row(
                        "a crash loop is over when a later task stays up",
                        full(service(3, 1)
                                .task(ATask.running("1")
                                        .started(MINUTE.multipliedBy(6))
                                        .on("i-1")
                                        .build())
                                .task(crashed("2", 7))
                                .task(crashed("3", 10))
                                .task(crashed("4", 14))),
                        "CapacityShortfall MEMORY",
                        "440 MiB"),
                row(
                        "tasks that ran for days and crashed are no loop",
                        full(service(4, 1)
                                .task(ATask.running("1").on("i-1").build())
                                .task(crashedAfterDays("2", 2))
                                .task(crashedAfterDays("3", 6))
                                .task(crashedAfterDays("4", 9))),
                        "CapacityShortfall MEMORY",
                        "440 MiB"),
                row(
                        "one instance failed to register, a later one did",
                        base(
                                        TASK,
                                        service(2, 1),
                                        AGroup.named(GROUP)
                                                .capacity(2, 2)
                                                .instance("i-1")
                                                .instance("i-2")
                                                .launched("i-1", MINUTE.multipliedBy(14))
                                                .launched("i-2", MINUTE.multipliedBy(20)))
                                .with(AnInstance.of("i-1")
                                        .holding(256, 512, 1)
                                        .registered(MINUTE.multipliedBy(11))
                                        .build()),
                        "CapacityShortfall MEMORY",
                        "440 MiB"),
                row(
                        "managed scaling at max: tasks wait in PROVISIONING",
                        cluster(service(2, 1)
                                        .provider("EcsLabProvider")
                                        .pending(1)
                                        .task(ATask.of("2", "PROVISIONING")
                                                .provider("EcsLabProvider")
                                                .build()))
                                .with(provider("EC2_AUTOSCALING"))
                                .with(AnInstance.of("i-1")
                                        .provider("EcsLabProvider")
                                        .holding(256, 512, 1)
                                        .build()),
                        "CapacityShortfall MEMORY",
                        "440 MiB"),
                row(
                        "instances older than their provider",
                        full(service(2, 1)
                                        .provider("EcsLabProvider")
                                        .pending(1)
                                        .task(ATask.of("2", "PROVISIONING")
                                                .provider("EcsLabProvider")
                                                .build()))
                                .with(provider("EC2_AUTOSCALING")),
                        "CapacityShortfall NO_INSTANCES",
                        "no instance"));
    }

    /** Tasks fail on i-1, and a task of the same definition has been running on i-2 for 29 minutes. */
    private static Stream<Row> faultyInstances() {
        String full = "CannotPullContainerError: write /var/lib/docker/tmp/x: no space left on device";
        String missing = "CannotPullContainerError: manifest for app:1 not found";
        return Stream.of(
                row(
                        "one instance's disk is full",
                        beside(failed("2", 2, full), failed("3", 6, full)),
                        "AgentUnavailable TASKS_FAIL",
                        "2 tasks failed on i-1 (container instance",
                        "1 task of EcsLabApi:1 runs on other instances"),
                row(
                        "the disks of all instances are full",
                        roomy(service(2, 0).task(failed("2", 2, full)).task(failed("3", 6, full))),
                        "AgentUnavailable TASKS_FAIL",
                        "2 tasks failed on i-1 (container instance i-1)"),
                row(
                        "no task starts on one instance",
                        beside(
                                failed("2", 2, "CannotStartContainerError: unknown"),
                                failed("3", 6, "CannotStartContainerError: unknown"),
                                failed("4", 9, "CannotStartContainerError: unknown")),
                        "AgentUnavailable TASKS_FAIL",
                        "3 tasks failed on i-1"),
                row(
                        "no task starts on the only instance, and none runs elsewhere",
                        roomy(service(2, 0)
                                .task(failed("2", 2, "CannotStartContainerError: unknown"))
                                .task(failed("3", 6, "CannotStartContainerError: unknown"))
                                .task(failed("4", 9, "CannotStartContainerError: unknown"))),
                        "TaskFailing CONFIGURATION",
                        "CannotStartContainerError"),
                row(
                        "no task starts on either instance",
                        beside(
                                failed("2", 2, "CannotStartContainerError: unknown"),
                                failedOn("i-2", "3", 6, "CannotStartContainerError: unknown"),
                                failed("4", 9, "CannotStartContainerError: unknown")),
                        "TaskFailing CONFIGURATION",
                        "CannotStartContainerError"),
                row(
                        "an image that is gone is no fault of the instance",
                        beside(failed("2", 2, missing), failed("3", 6, missing), failed("4", 9, missing)),
                        "TaskFailing IMAGE_PULL",
                        "not found"),
                row(
                        "a crash loop on the one instance with capacity is no fault of the instance",
                        beside(crashedOnFirst("2", 2), crashedOnFirst("3", 6), crashedOnFirst("4", 9)),
                        "TaskFailing CRASH_LOOP",
                        "exit code 1"),
                row(
                        "crashes on one instance while a task starts on another",
                        beside(crashedOnFirst("2", 2), crashedOnFirst("3", 6), crashedOnFirst("4", 33)),
                        "AgentUnavailable TASKS_FAIL",
                        "3 tasks failed on i-1"),
                row(
                        "an instance with a full disk that drains takes no further task",
                        full(service(2, 1)
                                        .task(ATask.running("1").on("i-1").build())
                                        .task(failedOn("i-2", "2", 2, full))
                                        .task(failedOn("i-2", "3", 6, full)))
                                .with(AnInstance.of("i-2").status("DRAINING").build()),
                        "CapacityShortfall MEMORY",
                        "440 MiB"));
    }

    private static Observations beside(Task... failures) {
        AService service = service(2, 1).task(ATask.running("1").on("i-2").build());
        for (Task failure : failures) {
            service.task(failure);
        }
        return roomy(service).with(AnInstance.of("i-2").holding(256, 512, 1).build());
    }

    private static Task failed(String id, int minutesAgo, String reason) {
        return failedOn("i-1", id, minutesAgo, reason);
    }

    private static Task failedOn(String instance, String id, int minutesAgo, String reason) {
        return ATask.stopped(id, MINUTE.multipliedBy(minutesAgo), "TaskFailedToStart", reason)
                .on(instance)
                .build();
    }

    private static Task crashedOnFirst(String id, int minutesAgo) {
        return ATask.stopped(
                        id,
                        MINUTE.multipliedBy(minutesAgo),
                        "EssentialContainerExited",
                        "Essential container in task exited")
                .container("app", 1, "")
                .on("i-1")
                .build();
    }

    private static Stream<Row> failing() {
        return Stream.of(
                row(
                        "image cannot be pulled",
                        roomy(service(2, 0)
                                .task(stopped("1", 2, "TaskFailedToStart", "CannotPullContainerError: image not found"))
                                .task(stopped(
                                        "2", 4, "TaskFailedToStart", "CannotPullContainerError: image not found"))),
                        "TaskFailing IMAGE_PULL",
                        "image not found"),
                row(
                        "crash loop",
                        roomy(service(2, 0).task(crashed("1", 2)).task(crashed("2", 6))),
                        "TaskFailing CRASH_LOOP",
                        "Essential container in task exited; container app exit code 1"),
                row(
                        "crash loop on full instances",
                        full(service(2, 0).task(crashed("1", 2)).task(crashed("2", 6))),
                        "TaskFailing CRASH_LOOP",
                        "exit code 1"),
                row(
                        "a container waits for another one",
                        base(
                                        Tasks.withDependency(
                                                TASK, new TaskDefinition.ContainerDependency("app", "init", "SUCCESS")),
                                        service(1, 0)
                                                .pending(1)
                                                .task(ATask.of("1", "PENDING")
                                                        .on("i-1")
                                                        .container(new Task.Container(
                                                                "init", "STOPPED", "UNKNOWN", OptionalInt.of(1)))
                                                        .container(new Task.Container(
                                                                "app", "PENDING", "UNKNOWN", OptionalInt.empty()))
                                                        .build()))
                                .with(AnInstance.of("i-1").build()),
                        "TaskFailing CONTAINER_DEPENDENCY",
                        "container app waits for init (dependsOn SUCCESS), which is STOPPED with exit code 1"),
                row(
                        "crash loop beside an older task that stays up",
                        full(service(30, 1)
                                .task(ATask.running("1").on("i-1").build())
                                .task(crashed("2", 2))
                                .task(crashed("3", 6))
                                .task(crashed("4", 9))),
                        "TaskFailing CRASH_LOOP",
                        "exit code 1"),
                row(
                        "two crashes beside an older task, and ECS reports failed starts",
                        full(service(30, 1)
                                .message(
                                        MINUTE,
                                        "(service EcsLabApi) is unable to consistently start tasks successfully.")
                                .task(ATask.running("1").on("i-1").build())
                                .task(crashed("2", 2))
                                .task(crashed("3", 9))),
                        "TaskFailing CRASH_LOOP",
                        "exit code 1"),
                row(
                        "tasks that crash after 8 minutes, and one that runs for 6",
                        full(service(6, 1)
                                .task(ATask.running("1")
                                        .started(MINUTE.multipliedBy(6))
                                        .on("i-1")
                                        .build())
                                .task(crashedAfter("2", 7, 8))
                                .task(crashedAfter("3", 9, 8))),
                        "TaskFailing CRASH_LOOP",
                        "exit code 1"),
                row(
                        "health checks fail",
                        roomy(service(2, 0)
                                .task(stopped(
                                        "1",
                                        2,
                                        "ServiceSchedulerInitiated",
                                        "Task failed ELB health checks in (target-group x)"))
                                .task(stopped(
                                        "2", 9, "ServiceSchedulerInitiated", "Task failed container health checks"))),
                        "TaskFailing HEALTH_CHECK",
                        "ELB health checks"),
                row(
                        "secret cannot be read",
                        roomy(service(1, 0)
                                .task(stopped(
                                        "1",
                                        2,
                                        "TaskFailedToStart",
                                        "ResourceInitializationError: unable to pull secrets"))
                                .task(stopped(
                                        "2",
                                        4,
                                        "TaskFailedToStart",
                                        "ResourceInitializationError: unable to pull secrets"))),
                        "TaskFailing CONFIGURATION",
                        "unable to pull secrets"),
                row(
                        "starts throttled",
                        roomy(service(1, 0)
                                .message(
                                        MINUTE,
                                        "(service EcsLabApi) is unable to consistently start tasks successfully.")),
                        "TaskFailing START_THROTTLED",
                        "unable to consistently start"),
                row(
                        "deployment given up by the circuit breaker",
                        full(AService.named(SERVICE)
                                .deployment(ADeployment.primary("1")
                                        .counts(2, 0, 0)
                                        .rollout("FAILED", "ECS deployment circuit breaker: tasks failed to start.")
                                        .build())),
                        "TaskFailing DEPLOYMENT_FAILED",
                        "circuit breaker"),
                row(
                        "deployment given up by the circuit breaker for lack of capacity",
                        full(givenUp().message(MINUTE.multipliedBy(9), UNPLACED + LITTLE_MEMORY)),
                        "DeploymentLost",
                        "circuit breaker"),
                row(
                        "a deployment was rolled back for lack of capacity, and every task of the older one runs",
                        full(AService.named(SERVICE)
                                .deployment(ADeployment.primary("1")
                                        .counts(2, 2, 0)
                                        .rollout("COMPLETED", "")
                                        .build())
                                .message(MINUTE.multipliedBy(12), UNPLACED + LITTLE_MEMORY)
                                .message(
                                        MINUTE.multipliedBy(10),
                                        "(service EcsLabApi) (deployment ecs-svc/2) deployment failed: tasks failed to"
                                                + " start.")
                                .message(
                                        MINUTE.multipliedBy(10),
                                        "(service EcsLabApi) rolling back to (deployment ecs-svc/1).")),
                        "DeploymentLost",
                        "rolled back to"),
                row(
                        "deployment given up, and there was no free capacity for the tasks that did not crash",
                        full(givenUp()
                                .message(MINUTE.multipliedBy(9), UNPLACED + LITTLE_MEMORY)
                                .task(crashed("1", 55))),
                        "TaskFailing CRASH_LOOP",
                        "circuit breaker"),
                row(
                        "deployment given up after tasks that started and are gone",
                        full(givenUp()
                                .message(MINUTE.multipliedBy(9), UNPLACED + LITTLE_MEMORY)
                                .message(
                                        MINUTE.multipliedBy(12),
                                        "(service EcsLabApi) has started 2 tasks: (task a) (task b).")),
                        "TaskFailing DEPLOYMENT_FAILED",
                        "circuit breaker"),
                row(
                        "a role that cannot be assumed, with room",
                        roomy(service(2, 0).message(MINUTE.multipliedBy(4), NO_ROLE)),
                        "TaskFailing ROLE",
                        "unable to assume the role"),
                row(
                        "a role that cannot be assumed, without room",
                        full(service(2, 1)
                                .message(MINUTE.multipliedBy(2), UNPLACED + LITTLE_MEMORY)
                                .message(MINUTE.multipliedBy(4), NO_ROLE)),
                        "TaskFailing ROLE",
                        "unable to assume the role"),
                row(
                        "a role that could not be assumed until a task started",
                        full(service(2, 1)
                                .message(MINUTE.multipliedBy(3), "(service EcsLabApi) has started 1 tasks: (task a).")
                                .message(MINUTE.multipliedBy(8), NO_ROLE)),
                        "CapacityShortfall MEMORY",
                        "440 MiB"),
                row(
                        "pull that does not end",
                        roomy(service(1, 0)
                                .pending(1)
                                .task(ATask.of("1", "PENDING")
                                        .on("i-1")
                                        .created(MINUTE.multipliedBy(22))
                                        .pullStarted(MINUTE.multipliedBy(21))
                                        .build())),
                        "TaskFailing IMAGE_PULL",
                        "22 min old and still pulling"),
                row(
                        "registration with the load balancer that does not end",
                        roomy(service(1, 0)
                                .pending(1)
                                .task(ATask.of("1", "ACTIVATING")
                                        .on("i-1")
                                        .created(MINUTE.multipliedBy(25))
                                        .build())),
                        "TaskFailing CONFIGURATION",
                        "ACTIVATING"));
    }

    private static Stream<Row> agents() {
        return Stream.of(
                row(
                        "agent away for a blink",
                        cluster(service(2, 1))
                                .with(AnInstance.of("i-1").disconnected().build()),
                        "Converging AGENT_RECONNECTING",
                        "agent disconnected on i-1"),
                row(
                        "agent disconnected, by ECS's word",
                        cluster(service(2, 1)
                                        .message(MINUTE.multipliedBy(9), UNPLACED + "encountered error \"AGENT\"."))
                                .with(AnInstance.of("i-1").disconnected().build()),
                        "AgentUnavailable DISCONNECTED",
                        "agent disconnected on i-1"),
                row(
                        "agent disconnected, by an open incident",
                        cluster(service(2, 1))
                                .with(AnInstance.of("i-1").disconnected().build())
                                .with(incident(6, Cause.AGENT_RECONNECTING)),
                        "AgentUnavailable DISCONNECTED",
                        "agent disconnected on i-1"),
                row(
                        "instance InService and never registered",
                        base(
                                        TASK,
                                        service(2, 1),
                                        AGroup.named(GROUP)
                                                .capacity(2, 2)
                                                .instance("i-1")
                                                .instance("i-2")
                                                .launched("i-2", MINUTE.multipliedBy(14)))
                                .with(fullInstance()),
                        "AgentUnavailable NOT_REGISTERING",
                        "i-2 of EcsLabAsg InService and not registered"),
                row(
                        "instances InService in an empty capacity provider",
                        Observations.empty()
                                .with(TASK)
                                .with(provider("EC2_AUTOSCALING"))
                                .with(AGroup.named(GROUP)
                                        .capacity(2, 2)
                                        .instance("i-1")
                                        .instance("i-2")
                                        .build())
                                .with(service(1, 0)
                                        .provider("EcsLabProvider")
                                        .task(stopped(
                                                "1",
                                                1,
                                                "TaskFailedToStart",
                                                "TaskFailedToStart: EMPTY CAPACITY PROVIDER"))
                                        .build()),
                        "AgentUnavailable NOT_REGISTERING",
                        "i-1, i-2"),
                row(
                        "registration failed",
                        base(
                                        TASK,
                                        service(2, 1),
                                        AGroup.named(GROUP)
                                                .capacity(2, 2)
                                                .instance("i-1")
                                                .instance("i-2"))
                                .with(fullInstance())
                                .with(AnInstance.of("i-2")
                                        .status("REGISTRATION_FAILED")
                                        .registered(MINUTE.multipliedBy(3))
                                        .build()),
                        "AgentUnavailable REGISTRATION_FAILED",
                        "i-2"),
                row(
                        "placed behind a stopping task",
                        cluster(service(1, 0)
                                        .pending(1)
                                        .task(ATask.of("1", "PENDING")
                                                .on("i-1")
                                                .created(MINUTE.multipliedBy(12))
                                                .build())
                                        .task(ATask.stopping("9", "STOPPING", MINUTE.multipliedBy(3))
                                                .on("i-1")
                                                .build()))
                                .with(AnInstance.of("i-1")
                                        .holding(256, 512, 0)
                                        .pendingTasks(1)
                                        .build()),
                        "Converging TASKS_STOPPING",
                        "still stopping"),
                row(
                        "placed behind a task that stops for too long",
                        cluster(service(1, 0)
                                        .pending(1)
                                        .task(ATask.of("1", "PENDING")
                                                .on("i-1")
                                                .created(MINUTE.multipliedBy(12))
                                                .build())
                                        .task(ATask.stopping("9", "STOPPING", MINUTE.multipliedBy(25))
                                                .on("i-1")
                                                .build()))
                                .with(AnInstance.of("i-1")
                                        .holding(256, 512, 0)
                                        .pendingTasks(1)
                                        .build()),
                        "Inconclusive CONTRADICTION",
                        "still stopping"),
                row(
                        "placed and PENDING for long",
                        roomy(service(1, 0)
                                .pending(1)
                                .task(ATask.of("1", "PENDING")
                                        .on("i-1")
                                        .created(MINUTE.multipliedBy(17))
                                        .build())),
                        "AgentUnavailable TASKS_STUCK",
                        "17 min old and still PENDING on i-1"),
                row(
                        "placed and PENDING for long, agent away",
                        cluster(service(1, 0)
                                        .pending(1)
                                        .task(ATask.of("1", "PENDING")
                                                .on("i-1")
                                                .created(MINUTE.multipliedBy(17))
                                                .build()))
                                .with(AnInstance.of("i-1").disconnected().build()),
                        "AgentUnavailable DISCONNECTED",
                        "i-1"));
    }

    private static Stream<Row> unplaceable() {
        return Stream.of(
                row(
                        "task larger than an empty instance",
                        base(Tasks.definition(TASK_DEFINITION, 256, 8192), service(1, 0))
                                .with(AnInstance.of("i-1").build()),
                        "Unplaceable TASK_TOO_LARGE",
                        "8192 MiB",
                        "t3.micro of EcsLabAsg offers 952 MiB"),
                row(
                        "task larger than an empty instance of every type",
                        base(
                                        Tasks.definition(TASK_DEFINITION, 256, 8192),
                                        service(1, 0),
                                        AGroup.named(GROUP)
                                                .capacity(2, 2)
                                                .offers("t3.micro", "t3.large")
                                                .instance("i-1")
                                                .instance("i-2", "InService", "t3.large", 1))
                                .with(AnInstance.of("i-1").build())
                                .with(AnInstance.of("i-2")
                                        .type("t3.large")
                                        .registered(2048, 7764)
                                        .build()),
                        "Unplaceable TASK_TOO_LARGE",
                        "t3.large of EcsLabAsg offers 7764 MiB"),
                row(
                        "a group gives up a draining instance",
                        base(
                                        TASK,
                                        service(2, 2)
                                                .task(ATask.running("1")
                                                        .on("i-1")
                                                        .build()),
                                        AGroup.named(GROUP)
                                                .capacity(1, 2)
                                                .instance("i-1", "Terminating:Wait")
                                                .instance("i-2"))
                                .with(AnInstance.of("i-1")
                                        .status("DRAINING")
                                        .holding(256, 512, 1)
                                        .build())
                                .with(AnInstance.of("i-2").holding(256, 512, 1).build()),
                        "Unplaceable GROUP_SHRINKS",
                        "1 task must move away from draining i-1"),
                row(
                        "missing attribute",
                        base(
                                        Tasks.withAttribute(TASK, "com.amazonaws.ecs.capability.logging-driver.splunk"),
                                        service(1, 0))
                                .with(AnInstance.of("i-1").build()),
                        "Unplaceable MISSING_ATTRIBUTE",
                        "logging-driver.splunk"),
                row(
                        "wrong architecture",
                        base(Tasks.withArchitecture(TASK, "ARM64"), service(1, 0))
                                .with(AnInstance.of("i-1").build()),
                        "Unplaceable WRONG_ARCHITECTURE",
                        "arm64",
                        "x86_64"),
                row(
                        "wrong zone, by ECS's word",
                        full(service(2, 1).message(MINUTE, UNPLACED + "encountered error \"LOCATION\".")),
                        "Unplaceable WRONG_ZONE",
                        "LOCATION"),
                row(
                        "wrong zone, by its constraint",
                        base(TASK, service(1, 0).memberOf("attribute:ecs.availability-zone in [eu-central-1c]"))
                                .with(AnInstance.of("i-1").build()),
                        "Unplaceable WRONG_ZONE",
                        "eu-central-1c"),
                row(
                        "memberOf unmet",
                        base(TASK, service(1, 0).memberOf("attribute:stack == prod"))
                                .with(AnInstance.of("i-1").build()),
                        "Unplaceable MEMBER_OF",
                        "attribute:stack == prod"),
                row(
                        "no group",
                        Observations.empty()
                                .with(TASK)
                                .with(AnInstance.of("i-9").holding(256, 512, 1).build())
                                .with(service(2, 1).build()),
                        "Unplaceable NO_GROUP",
                        "no Auto Scaling group"),
                row(
                        "quota",
                        full(service(2, 1)
                                .message(
                                        MINUTE,
                                        "(service EcsLabApi) was unable to place a task. Reason: You've reached the limit on the"
                                                + " number of tasks you can run concurrently.")),
                        "Unplaceable QUOTA",
                        "reached the limit"));
    }

    /** Two types of which only t3.micro takes the task. */
    private static Stream<Row> mixedGroups() {
        return Stream.of(
                row(
                        "a type that is too small is launched first",
                        mixed(g -> g.offers("t3.nano", "t3.micro").inListedOrder()),
                        "Unplaceable TASK_TOO_LARGE",
                        "EcsLabAsg launches t3.nano first; an empty t3.nano offers 420 MiB"),
                row(
                        "a type that is too small is launched last",
                        mixed(g -> g.offers("t3.micro", "t3.nano").inListedOrder()),
                        "CapacityShortfall MEMORY",
                        "512 MiB"),
                row(
                        "a type that is too small may be launched next",
                        mixed(g -> g.offers("t3.micro", "t3.nano")),
                        "Unplaceable TASK_TOO_LARGE",
                        "EcsLabAsg may launch t3.nano next"),
                row(
                        "ECS managed scaling counts with the smallest type",
                        mixed(g -> g.offers("t3.micro", "t3.nano").inListedOrder())
                                .with(provider("EC2_AUTOSCALING")),
                        "Unplaceable TASK_TOO_LARGE",
                        "raises EcsLabAsg only for tasks that its smallest type takes; an empty t3.nano offers 420 MiB"),
                row(
                        "the instance requirements admit a type that is too small",
                        mixed(g -> g.offers("t3.micro").requires(2048, 500)),
                        "Unplaceable TASK_TOO_LARGE",
                        "the instance requirements of EcsLabAsg admit smaller types, from 500 MiB"),
                row(
                        "the instance requirements admit only types that suffice",
                        mixed(g -> g.offers("t3.micro").requires(2048, 512)),
                        "CapacityShortfall MEMORY",
                        "512 MiB"));
    }

    private static Observations mixed(UnaryOperator<AGroup> change) {
        AGroup group = AGroup.named(GROUP).capacity(2, 2).instance("i-1").instance("i-2", "InService", "t3.nano", 1);
        return base(TASK, service(2, 1), change.apply(group))
                .with(fullInstance())
                .with(AnInstance.of("i-2").type("t3.nano").registered(2048, 420).build());
    }

    /** A full instance meets the constraint, an empty one does not. ECS names one of them. */
    private static Stream<Row> namedInstances() {
        return Stream.of(
                row(
                        "the instance that ECS names fails the constraint by our check too",
                        pinned("i-2"),
                        "Unplaceable MEMBER_OF",
                        "attribute:ecs.ami-id == ami-old"),
                row(
                        "the instance that ECS names meets the constraint by our check",
                        pinned("i-1"),
                        "Inconclusive CONTRADICTION",
                        "MemberOf placement constraint unsatisfied"));
    }

    private static Observations pinned(String named) {
        String message = UNPLACED.replace("container-instance 4f2c", "(container-instance " + named + ")")
                + "encountered error \"MemberOf placement constraint unsatisfied.\".";
        AService service =
                service(2, 1).memberOf("attribute:ecs.ami-id == ami-old").message(MINUTE, message);
        return base(
                        TASK,
                        service,
                        AGroup.named(GROUP).capacity(2, 2).instance("i-1").instance("i-2"))
                .with(AnInstance.of("i-1")
                        .attribute("ecs.ami-id", "ami-old")
                        .registered(MINUTE.multipliedBy(90))
                        .holding(256, 512, 1)
                        .build())
                .with(AnInstance.of("i-2")
                        .attribute("ecs.ami-id", "ami-new")
                        .registered(MINUTE.multipliedBy(30))
                        .build());
    }

    private static Stream<Row> notOurs() {
        return Stream.of(
                row("daemon", full(service(2, 1).scheduling(SchedulingStrategy.DAEMON)), "NotOurs DAEMON", "desired 2"),
                row("Fargate", full(service(2, 1).launchType(LaunchType.FARGATE)), "NotOurs FARGATE", "desired 2"),
                row(
                        "Fargate by provider",
                        full(service(2, 1).provider("FARGATE_SPOT")),
                        "NotOurs FARGATE",
                        "desired 2"),
                row(
                        "external instances",
                        full(service(2, 1).launchType(LaunchType.EXTERNAL)),
                        "NotOurs EXTERNAL_INSTANCES",
                        "desired 2"),
                row(
                        "managed instances",
                        full(service(2, 1).launchType(LaunchType.MANAGED_INSTANCES)),
                        "NotOurs MANAGED_INSTANCES",
                        "desired 2"),
                row(
                        "managed instances by provider",
                        full(service(2, 1).provider("EcsLabProvider")).with(provider("MANAGED_INSTANCES")),
                        "NotOurs MANAGED_INSTANCES",
                        "desired 2"),
                row(
                        "CodeDeploy",
                        full(service(2, 1).controller(DeploymentController.CODE_DEPLOY)),
                        "NotOurs CODE_DEPLOY",
                        "desired 2"),
                row(
                        "external controller",
                        full(service(2, 1).controller(DeploymentController.EXTERNAL)),
                        "NotOurs EXTERNAL_CONTROLLER",
                        "desired 2"),
                row("draining", full(service(2, 1).status("DRAINING")), "NotOurs NOT_ACTIVE", "desired 2"),
                row(
                        "a launch type of tomorrow",
                        full(service(2, 1).launchType(LaunchType.OTHER)),
                        "NotOurs UNKNOWN_KIND",
                        "desired 2"));
    }

    private static Stream<Row> converging() {
        return Stream.of(
                row("nothing missing", full(service(1, 1)), "NoGap", "desired 1, running 1"),
                row(
                        "room, and ECS tries again within minutes",
                        roomy(service(2, 1)
                                .message(MINUTE.multipliedBy(3), UNPLACED + "has insufficient memory available.")),
                        "Converging PLACEMENT_RETRY",
                        "1 unplaced task would fit on i-1"),
                row(
                        "a stopping task holds the capacity",
                        cluster(service(2, 1)
                                        .task(ATask.stopping("9", "STOPPING", MINUTE.multipliedBy(2))
                                                .on("i-1")
                                                .build()))
                                .with(AnInstance.of("i-1").holding(512, 900, 1).build()),
                        "Converging TASKS_STOPPING",
                        "still stopping and holding room"),
                row(
                        "instances boot",
                        base(
                                        TASK,
                                        service(2, 1),
                                        AGroup.named(GROUP)
                                                .capacity(2, 2)
                                                .instance("i-1")
                                                .instance("i-2", "Pending")
                                                .launched("i-2", MINUTE))
                                .with(fullInstance()),
                        "Converging CAPACITY_ON_ITS_WAY",
                        "1 in flight in EcsLabAsg"),
                row(
                        "instances boot in a group that is new to the cluster",
                        full(service(2, 1))
                                .with(AGroup.named("NewGroup")
                                        .capacity(1, 1)
                                        .instance("i-7", "Pending")
                                        .launched("i-7", MINUTE)
                                        .build())
                                .with(new KnownInstanceSize(
                                        "NewGroup",
                                        "t3.micro",
                                        Resources.of(2048, 952),
                                        Collections.emptySortedSet(),
                                        OptionalInt.empty(),
                                        Collections.emptySortedMap(),
                                        NOW)),
                        "Converging CAPACITY_ON_ITS_WAY",
                        "1 in flight in NewGroup"),
                row(
                        "desired raised, nothing launched yet",
                        base(
                                        TASK,
                                        service(2, 1),
                                        AGroup.named(GROUP).capacity(2, 2).instance("i-1"))
                                .with(fullInstance()),
                        "Converging CAPACITY_ON_ITS_WAY",
                        "1 in flight in EcsLabAsg"),
                row(
                        "desired raised, and launches fail",
                        base(
                                        TASK,
                                        service(2, 1),
                                        AGroup.named(GROUP)
                                                .capacity(2, 2)
                                                .instance("i-1")
                                                .launchFailed(
                                                        MINUTE,
                                                        "We currently do not have sufficient t3.micro capacity"))
                                .with(fullInstance()),
                        "CapacityShortfall MEMORY",
                        "offers 440 MiB"),
                row(
                        "tasks start",
                        roomy(service(1, 0)
                                .pending(1)
                                .task(ATask.of("1", "PENDING")
                                        .on("i-1")
                                        .created(MINUTE)
                                        .build())),
                        "Converging TASKS_STARTING",
                        "1 task is placed"),
                row(
                        "counts lag",
                        roomy(service(1, 0).pending(1)),
                        "Converging TASKS_STARTING",
                        "desired 1, running 0, unplaced 0"));
    }

    private static Stream<Row> rollouts() {
        return Stream.of(
                row(
                        "stuck PRIMARY behind a gap of 0",
                        full(AService.named(SERVICE)
                                .deployment(
                                        ADeployment.primary("2").counts(1, 0, 0).build())
                                .deployment(
                                        ADeployment.active("1").counts(1, 1, 0).build())),
                        "CapacityShortfall MEMORY",
                        "512 MiB"),
                row(
                        "surge held back: no move within 100 and 100 percent",
                        full(AService.named(SERVICE)
                                .percents(100, 100)
                                .deployment(
                                        ADeployment.primary("2").counts(4, 0, 0).build())
                                .deployment(
                                        ADeployment.active("1").counts(4, 4, 0).build())),
                        "Unplaceable DEPLOYMENT_LIMITS",
                        "must keep 4"),
                row(
                        "surge held back, by ECS's word",
                        full(
                                AService.named(SERVICE)
                                        .percents(50, 100)
                                        .deployment(ADeployment.primary("2")
                                                .counts(4, 0, 0)
                                                .build())
                                        .deployment(ADeployment.active("1")
                                                .counts(4, 4, 0)
                                                .build())
                                        .message(
                                                MINUTE,
                                                "(service EcsLabApi) was unable to stop or start tasks during a deployment because of"
                                                        + " the service deployment configuration. Update the minimumHealthyPercent.")),
                        "Unplaceable DEPLOYMENT_LIMITS",
                        "unable to stop or start"),
                row(
                        "old tasks will go and make room",
                        full(AService.named(SERVICE)
                                .percents(50, 200)
                                .deployment(ADeployment.primary("2")
                                        .counts(4, 0, 0)
                                        .age(MINUTE)
                                        .build())
                                .deployment(
                                        ADeployment.active("1").counts(4, 4, 0).build())),
                        "Converging DEPLOYMENT",
                        "must keep 2"),
                row(
                        "a task is short, and old tasks will go and make room",
                        full(AService.named(SERVICE)
                                .percents(50, 200)
                                .deployment(ADeployment.primary("2")
                                        .counts(4, 0, 0)
                                        .age(MINUTE)
                                        .build())
                                .deployment(
                                        ADeployment.active("1").counts(4, 3, 0).build())),
                        "Converging DEPLOYMENT",
                        "must keep 2"),
                row(
                        "old tasks stay beside the new ones until all of these run",
                        full(AService.named(SERVICE)
                                .deploys(DeploymentStrategy.BLUE_GREEN)
                                .percents(50, 200)
                                .deployment(ADeployment.primary("2")
                                        .counts(4, 0, 0)
                                        .age(MINUTE)
                                        .build())
                                .deployment(
                                        ADeployment.active("1").counts(4, 4, 0).build())),
                        "CapacityShortfall MEMORY",
                        "MiB"),
                row(
                        "protected tasks stay",
                        full(AService.named(SERVICE)
                                .percents(50, 100)
                                .deployment(
                                        ADeployment.primary("2").counts(4, 0, 0).build())
                                .deployment(
                                        ADeployment.active("1").counts(4, 4, 0).build())
                                .message(
                                        MINUTE,
                                        "service EcsLabApi was unable to reach steady state because task set (ecs-svc/1) was unable"
                                                + " to scale in. Reason: The number of protected tasks in the task set is above"
                                                + " the desired count.")),
                        "Unplaceable PROTECTED_TASKS",
                        "protected tasks"));
    }

    private static Stream<Row> doubts() {
        return Stream.of(
                row(
                        "the incident was written by a newer version",
                        full(service(2, 1))
                                .with(new SkippedRow(
                                        new ServiceName(CLUSTER, SERVICE),
                                        SkippedRow.Reason.NEWER_SCHEMA,
                                        "a newer version wrote it in form 3; this version knows forms 1 to 2")),
                        "Inconclusive INCIDENT_UNREADABLE",
                        "a newer version wrote it in form 3"),
                row(
                        "the group could not be read",
                        full(service(2, 1))
                                .unread(ReadFailure.Kind.GROUP, "EcsLabAsg", "ThrottlingException: Rate exceeded"),
                        "Inconclusive PARTIAL",
                        "group EcsLabAsg (ThrottlingException: Rate exceeded)"),
                row(
                        "the task definition is missing",
                        Observations.empty()
                                .with(AGroup.named(GROUP)
                                        .capacity(1, 1)
                                        .instance("i-1")
                                        .build())
                                .with(fullInstance())
                                .with(service(2, 1).build()),
                        "Inconclusive PARTIAL",
                        "task definition arn:aws:ecs:eu-central-1:111122223333:task-definition/EcsLabApi:1"),
                row(
                        "the constraint cannot be read",
                        full(service(2, 1).memberOf("attribute:stack like prod")),
                        "Inconclusive PARTIAL",
                        "attribute:stack like prod",
                        "an operator after attribute:stack"),
                row(
                        "the capacity provider is unknown",
                        full(service(2, 1).provider("Vanished")),
                        "Inconclusive PARTIAL",
                        "capacity provider Vanished"),
                row(
                        "the service is not found",
                        Observations.empty().unread(ReadFailure.Kind.SERVICE, "EcsLabApi", "MISSING"),
                        "Inconclusive NOT_FOUND",
                        "service EcsLabApi of cluster EcsLabPublicCluster",
                        "MISSING"),
                row(
                        "room for long, and ECS does not place",
                        roomy(service(2, 1)).with(incident(16, Cause.PLACEMENT_RETRY)),
                        "Inconclusive CONTRADICTION",
                        "1 unplaced task would fit on i-1"),
                row(
                        "a stopping task holds the room for too long",
                        full(service(2, 1)
                                .task(ATask.stopping("7", "DEACTIVATING", MINUTE.multipliedBy(7))
                                        .on("i-1")
                                        .build())),
                        "Inconclusive CONTRADICTION",
                        "still stopping and holding room"),
                row(
                        "a stopping task whose task definition was not read",
                        full(service(2, 1)
                                .task(ATask.stopping("7", "STOPPING", MINUTE)
                                        .taskDefinition("EcsLabApi:0")
                                        .on("i-1")
                                        .build())),
                        "Inconclusive PARTIAL",
                        "task definition EcsLabApi:0, which was not read"),
                row(
                        "ECS misses an attribute that we see",
                        roomy(service(2, 1)
                                .message(MINUTE, UNPLACED + "is missing an attribute required by your task.")),
                        "Inconclusive CONTRADICTION",
                        "missing an attribute"),
                row(
                        "ECS misses memory where we miss an attribute",
                        base(
                                        Tasks.withAttribute(TASK, "gpu.driver"),
                                        service(1, 0).message(MINUTE, UNPLACED + "has insufficient memory available."))
                                .with(AnInstance.of("i-1").build()),
                        "Inconclusive CONTRADICTION",
                        "gpu.driver"),
                row(
                        "a rollout that could move and does not",
                        full(AService.named(SERVICE)
                                .percents(50, 100)
                                .deployment(
                                        ADeployment.primary("2").counts(4, 0, 0).build())
                                .deployment(
                                        ADeployment.active("1").counts(4, 4, 0).build())),
                        "Inconclusive CONTRADICTION",
                        "must keep 2",
                        "but has not done so for 15 min"));
    }

    private static Row row(String cause, Observations observation, String diagnosis, String... says) {
        return new Row(cause, observation.snapshot(), diagnosis, String.join("\n", says));
    }

    private static AService service(int desired, int running) {
        return AService.named(SERVICE).desired(desired).running(running);
    }

    private static TaskDefinition small() {
        return Tasks.definition(TASK_DEFINITION, 64, 64);
    }

    private static Observations base(TaskDefinition task, AService service) {
        AGroup group = AGroup.named(GROUP).capacity(1, 1).instance("i-1");
        boolean provided = !service.build().capacityProviders().isEmpty();
        return base(task, service, provided ? group.tag("AmazonECSManaged", "") : group);
    }

    private static Observations base(TaskDefinition task, AService service, AGroup group) {
        return Observations.empty().with(task).with(group.ceiling(10).build()).with(service.build());
    }

    /** The lab's group and task definition. The case adds the instance i-1. */
    private static Observations cluster(AService service) {
        return base(TASK, service);
    }

    private static Observations full(AService service) {
        return cluster(service).with(fullInstance());
    }

    private static Observations roomy(AService service) {
        return cluster(service).with(AnInstance.of("i-1").build());
    }

    private static ContainerInstance fullInstance() {
        return AnInstance.of("i-1").holding(256, 512, 1).build();
    }

    private static CapacityProvider provider(String kind) {
        return new CapacityProvider("EcsLabProvider", kind, Optional.of(GROUP), true);
    }

    private static Task stopped(String id, int minutesAgo, String code, String reason) {
        return ATask.stopped(id, MINUTE.multipliedBy(minutesAgo), code, reason).build();
    }

    private static AService givenUp() {
        return AService.named(SERVICE)
                .deployment(ADeployment.primary("1")
                        .counts(2, 0, 0)
                        .rollout("FAILED", "ECS deployment circuit breaker: tasks failed to start.")
                        .build());
    }

    private static Task crashedAfter(String id, int minutesAgo, int run) {
        return ATask.stopped(
                        id,
                        MINUTE.multipliedBy(minutesAgo),
                        "EssentialContainerExited",
                        "Essential container in task exited")
                .container("app", 1, "")
                .started(MINUTE.multipliedBy(minutesAgo + run))
                .build();
    }

    private static Task crashedAfterDays(String id, int minutesAgo) {
        return ATask.stopped(
                        id,
                        MINUTE.multipliedBy(minutesAgo),
                        "EssentialContainerExited",
                        "Essential container in task exited")
                .container("app", 1, "")
                .started(Duration.ofDays(3))
                .build();
    }

    private static Task crashed(String id, int minutesAgo) {
        return ATask.stopped(
                        id,
                        MINUTE.multipliedBy(minutesAgo),
                        "EssentialContainerExited",
                        "Essential container in task exited")
                .container("app", 1, "")
                .build();
    }

    private static Incident incident(int minutesAgo, Cause cause) {
        Instant at = NOW.minus(MINUTE.multipliedBy(minutesAgo));
        return Incident.opened(new ServiceName(CLUSTER, SERVICE), at).found(cause, at);
    }
}
