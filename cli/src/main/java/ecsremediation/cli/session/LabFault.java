package ecsremediation.cli.session;

import ecsremediation.simulator.autoscaling.LaunchFault;
import ecsremediation.simulator.ecs.TaskFault;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** A fault of the lab that {@link SwitchedFaults} switches on and off. */
public enum LabFault {
    NO_CAPACITY("EC2 has no capacity for the group's instance type"),
    BAD_IMAGE("the AMI of the group does not exist"),
    NEVER_REGISTERS("instances launch but do not register in the cluster"),
    BAD_TASK_IMAGE("the container image cannot be pulled; tasks that run go on"),
    CRASHING_TASKS("each task exits 1 second after its start; tasks that run exit at once"),
    AGENTS_LOST("the ECS agents of the present instances are disconnected"),
    THROTTLED("ECS throttles DescribeTaskDefinition, as if other callers used up the account's rate"),
    LOST_ANSWER("Auto Scaling makes the next change of a group, but its response is lost");

    /** How long the faults of EC2 and of ECS's rates last in a run of the lab. */
    private static final Duration NO_CAPACITY_PERIOD = Duration.ofMinutes(20);

    private static final Duration THROTTLING_PERIOD = Duration.ofMinutes(10);
    private static final Duration CRASH_AFTER = Duration.ofSeconds(1);
    private static final int EXIT_CODE = 1;

    private final String words;

    LabFault(String words) {
        this.words = words;
    }

    /** What happens while it is on, as part of a sentence. */
    public String words() {
        return words;
    }

    /** The name on the command line, such as {@code no-capacity}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How long it lasts in a run of the lab; empty: until the end. */
    Optional<Duration> lasts() {
        return switch (this) {
            case NO_CAPACITY -> Optional.of(NO_CAPACITY_PERIOD);
            case THROTTLED -> Optional.of(THROTTLING_PERIOD);
            case BAD_IMAGE, NEVER_REGISTERS, BAD_TASK_IMAGE, CRASHING_TASKS, AGENTS_LOST, LOST_ANSWER ->
                Optional.empty();
        };
    }

    /** What becomes of the group's launches. */
    Optional<LaunchFault> launches() {
        return switch (this) {
            case NO_CAPACITY -> Optional.of(LaunchFault.insufficientCapacity("t3.micro", "eu-central-1a"));
            case BAD_IMAGE ->
                Optional.of(new LaunchFault.Refused(
                        "The AMI ID 'ami-0123456789abcdef0' does not exist. Launching EC2 instance failed."));
            case NEVER_REGISTERS -> Optional.of(new LaunchFault.NeverRegisters());
            case BAD_TASK_IMAGE, CRASHING_TASKS, AGENTS_LOST, THROTTLED, LOST_ANSWER -> Optional.empty();
        };
    }

    /** What becomes of the tasks of the lab's task definition that start. */
    Optional<TaskFault> tasks() {
        return switch (this) {
            case BAD_TASK_IMAGE ->
                Optional.of(new TaskFault.ImagePull("CannotPullContainerError: failed to resolve ref"
                        + " public.ecr.aws/docker/library/nginx:latest:"
                        + " public.ecr.aws/docker/library/nginx:latest: not found"));
            case CRASHING_TASKS -> Optional.of(new TaskFault.Crash(CRASH_AFTER, EXIT_CODE));
            case NO_CAPACITY, BAD_IMAGE, NEVER_REGISTERS, AGENTS_LOST, THROTTLED, LOST_ANSWER -> Optional.empty();
        };
    }
}
