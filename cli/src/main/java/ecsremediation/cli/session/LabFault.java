package ecsremediation.cli.session;

import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.LaunchFault;
import ecsremediation.simulator.endpoint.AwsEndpoint;
import ecsremediation.simulator.endpoint.FaultInjector;
import ecsremediation.simulator.endpoint.FaultInjector.Effect;
import ecsremediation.simulator.endpoint.wire.Api;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Call;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** An additional fault of the lab. It starts when the desired count rises. */
public enum LabFault {
    /** EC2 has no capacity for the group's instance type for 20 minutes. */
    NO_CAPACITY,

    /** The AMI of the group's launch template does not exist. */
    BAD_IMAGE,

    /** Instances launch but do not register in the cluster. */
    NEVER_REGISTERS,

    /**
     * ECS throttles every call of DescribeTaskDefinition for 10 minutes, as if other callers used up the
     * account's rate.
     */
    THROTTLED,

    /** Auto Scaling executes the first change of a group, but the client gets no response. */
    LOST_ANSWER;

    private static final Duration NO_CAPACITY_PERIOD = Duration.ofMinutes(20);
    private static final Duration THROTTLING_PERIOD = Duration.ofMinutes(10);

    /** The name on the command line, such as {@code no-capacity}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void start(World world, AwsEndpoint endpoint) {
        switch (this) {
            case NO_CAPACITY -> {
                launches(world, Optional.of(LaunchFault.insufficientCapacity("t3.micro", "eu-central-1a")));
                world.after(NO_CAPACITY_PERIOD, () -> launches(world, Optional.empty()));
            }
            case BAD_IMAGE ->
                launches(
                        world,
                        Optional.of(new LaunchFault.Refused("The AMI ID 'ami-0123456789abcdef0' does not exist."
                                + " Launching EC2 instance failed.")));
            case NEVER_REGISTERS -> launches(world, Optional.of(new LaunchFault.NeverRegisters()));
            case THROTTLED -> endpoint.injectFaults(throttling(world));
            case LOST_ANSWER -> endpoint.injectFaults(firstChangeLost());
        }
    }

    private static void launches(World world, Optional<LaunchFault> fault) {
        world.autoScaling().fault(LabNames.GROUP, fault);
    }

    private static FaultInjector throttling(World world) {
        Instant end = world.now().plus(THROTTLING_PERIOD);
        AwsFault refusal = AwsFault.sender("ThrottlingException", "Rate exceeded");
        return FaultInjector.when(
                call -> call.action().equals("ecs:DescribeTaskDefinition")
                        && world.now().isBefore(end),
                new Effect.Refuse(refusal));
    }

    private static FaultInjector firstChangeLost() {
        AtomicBoolean lost = new AtomicBoolean();
        return FaultInjector.when(call -> changesAGroup(call) && !lost.getAndSet(true), new Effect.LoseAnswer());
    }

    private static boolean changesAGroup(Call call) {
        return call.api() == Api.AUTO_SCALING && call.isWrite();
    }
}
