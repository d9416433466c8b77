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

/** What goes wrong in the lab besides its trouble, from the trouble on. */
public enum Fault {
    /** EC2 has no instances of the group's type, for twenty minutes. */
    NO_CAPACITY,

    /** The image that the group's launch template names does not exist. */
    BAD_IMAGE,

    /** Instances launch and never register in the cluster. */
    NEVER_REGISTERS,

    /** ECS turns away whoever asks for a task definition, for ten minutes: others have used up the account's rate. */
    THROTTLED,

    /** The answer to the first change of a group is lost, and the change is made. */
    LOST_ANSWER;

    private static final Duration CAPACITY_BACK = Duration.ofMinutes(20);
    private static final Duration RATE_BACK = Duration.ofMinutes(10);

    /** As one writes it on a command line, such as {@code no-capacity}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void start(World world, AwsEndpoint endpoint) {
        switch (this) {
            case NO_CAPACITY -> {
                launches(world, Optional.of(LaunchFault.insufficientCapacity("t3.micro", "eu-central-1a")));
                world.after(CAPACITY_BACK, () -> launches(world, Optional.empty()));
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
        Instant end = world.now().plus(RATE_BACK);
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
