package ecsremediation.simulator.play;

import ecsremediation.incident.Mode;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.simulator.autoscaling.LaunchFault;
import ecsremediation.simulator.autoscaling.SimulatedGroup.InstanceOffer;
import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.ecs.InstanceShape;
import ecsremediation.simulator.ecs.TaskFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/** Draws what happens in a drawn scenario. Every kind of action is equally likely. */
final class EventDraw {
    private static final List<BiFunction<EventDraw, ScenarioCluster, ScenarioAction>> KINDS = List.of(
            EventDraw::shortage,
            EventDraw::scaleIn,
            (draw, c) ->
                    new ScenarioAction.Deploy(draw.service(c), draw.perhaps(256), OptionalInt.empty(), draw.fault()),
            (draw, c) -> new ScenarioAction.FailTasks(draw.service(c), draw.fault(), draw.share()),
            (draw, c) -> new ScenarioAction.FailTasks(draw.service(c), Optional.empty(), 1),
            (draw, c) -> new ScenarioAction.StopTasks(draw.service(c), 1),
            (draw, c) -> new ScenarioAction.Drain(draw.group(c), 1),
            (draw, c) -> new ScenarioAction.LoseAgents(draw.group(c), 1, draw.perhapsFor(), draw.coin()),
            (draw, c) -> new ScenarioAction.FailLaunches(draw.group(c), draw.launchFault()),
            (draw, c) -> new ScenarioAction.FailLaunches(draw.group(c), Optional.empty()),
            (draw, c) -> new ScenarioAction.ChangeType(
                    draw.group(c), new InstanceOffer(InstanceShape.of("m5.other", 2048, draw.memory()), 1)),
            EventDraw::resize,
            (draw, c) -> new ScenarioAction.MoveDesired(draw.group(c), draw.below(5) - 2),
            (draw, c) -> new ScenarioAction.Tag(
                    draw.group(c), AutoScalingGroup.CEILING_TAG, Optional.of(Integer.toString(1 + draw.below(8)))),
            (draw, c) -> new ScenarioAction.Suspend(draw.group(c), "Launch", draw.coin()),
            (draw, c) -> new ScenarioAction.Refresh(draw.group(c)),
            (draw, c) -> new ScenarioAction.InterruptSpot(draw.group(c), 1),
            (draw, c) -> new ScenarioAction.Terminate(draw.group(c), 1),
            (draw, c) -> new ScenarioAction.WarmPoolOf(draw.group(c), draw.below(3)),
            (draw, _) -> new ScenarioAction.FailZone("eu-central-1a", draw.perhapsFor()),
            (draw, _) ->
                    new ScenarioAction.Refuse("autoscaling:UpdateAutoScalingGroup", "Throttling", 1 + draw.below(6)),
            (draw, _) -> new ScenarioAction.Refuse("ecs:DescribeServices", "ThrottlingException", 1 + draw.below(6)),
            (draw, _) -> new ScenarioAction.Email(draw.coin()),
            (draw, _) -> new ScenarioAction.SetMode(draw.coin() ? Mode.ACT : Mode.OBSERVE),
            (draw, _) -> new ScenarioAction.PauseFor(Duration.ofMinutes(1L + draw.below(60))),
            (_, _) -> new ScenarioAction.EndPause(),
            (draw, _) -> new ScenarioAction.DuplicateDeliveries(draw.share()));

    private final SplittableRandom random;
    private final String cluster;

    EventDraw(SplittableRandom random, String cluster) {
        this.random = random;
        this.cluster = cluster;
    }

    /** Any kind of action on the cluster. */
    ScenarioAction any(ScenarioCluster on) {
        return KINDS.get(below(KINDS.size())).apply(this, on);
    }

    /** More tasks of a service than may fit. */
    ScenarioAction shortage(ScenarioCluster on) {
        return new ScenarioAction.SetDesired(service(on), 3 + below(10));
    }

    private ScenarioAction scaleIn(ScenarioCluster on) {
        return new ScenarioAction.SetDesired(service(on), below(3));
    }

    private ScenarioAction resize(ScenarioCluster on) {
        int max = 1 + below(6);
        return new ScenarioAction.SetSizes(
                group(on), new SizeChange(OptionalInt.of(0), OptionalInt.of(below(max + 1)), OptionalInt.of(max)));
    }

    private Optional<TaskFault> fault() {
        return switch (below(5)) {
            case 0 -> Optional.of(new TaskFault.Crash(Duration.ofSeconds(5L + below(200)), 1));
            case 1 -> Optional.of(new TaskFault.ImagePull("CannotPullContainerError: image not found"));
            case 2 -> Optional.of(new TaskFault.Unhealthy(Duration.ofSeconds(30L + below(120))));
            case 3 -> Optional.of(new TaskFault.SlowPull(Duration.ofSeconds(30L + below(300))));
            default -> Optional.empty();
        };
    }

    private Optional<LaunchFault> launchFault() {
        return switch (below(5)) {
            case 0 -> Optional.of(LaunchFault.insufficientCapacity("m5.large", "eu-central-1a"));
            case 1 -> Optional.of(LaunchFault.vcpuQuota(32));
            case 2 -> Optional.of(new LaunchFault.NeverRegisters());
            case 3 -> Optional.of(new LaunchFault.Hook(Duration.ofMinutes(1L + below(90)), Optional.empty()));
            default -> Optional.of(new LaunchFault.RefusedBeyond(1 + below(4), "Your quota allows no more."));
        };
    }

    private String service(ScenarioCluster on) {
        return cluster + "/"
                + on.services().get(below(on.services().size())).spec().name();
    }

    private String group(ScenarioCluster on) {
        return on.groups().get(below(on.groups().size())).name();
    }

    private OptionalInt perhaps(int value) {
        return coin() ? OptionalInt.of(value) : OptionalInt.empty();
    }

    private Optional<Duration> perhapsFor() {
        return coin() ? Optional.of(Duration.ofMinutes(1L + below(60))) : Optional.empty();
    }

    private int memory() {
        return 256 * (1 + below(8));
    }

    private double share() {
        return (1 + below(10)) / 10.0;
    }

    private boolean coin() {
        return random.nextBoolean();
    }

    private int below(int bound) {
        return random.nextInt(bound);
    }
}
