package ecsremediation.simulator.endpoint.autoscaling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.ScheduledSizes;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.endpoint.wire.Api;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The operations of EC2 Auto Scaling on scheduled actions. */
final class ScheduleOperations {
    private static final String GROUP = "AutoScalingGroupName";
    private static final String NAME = "ScheduledActionName";

    private final World world;

    ScheduleOperations(World world) {
        this.world = world;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "DescribeScheduledActions", this::describe,
                "PutScheduledUpdateGroupAction", this::put,
                "DeleteScheduledAction", this::delete);
    }

    private ObjectNode put(Input input) {
        SizeChange change =
                new SizeChange(input.integer("MinSize"), input.integer("DesiredCapacity"), input.integer("MaxSize"));
        if (change.min().isEmpty() && change.desired().isEmpty() && change.max().isEmpty()) {
            throw invalid("At least one of min, max, or desired must be specified.");
        }
        Optional<Instant> start = input.instant("StartTime").or(() -> input.instant("Time"));
        Optional<Recurrence> recurrence = input.text("Recurrence").map(Recurrence::parse);
        if (start.isPresent() == recurrence.isPresent()) {
            throw invalid(
                    start.isPresent()
                            ? "The simulated endpoint does not support StartTime together with Recurrence of"
                                    + " autoscaling:PutScheduledUpdateGroupAction"
                            : "Either StartTime or Recurrence must be specified.");
        }
        String group = world.autoScaling().group(input.required(GROUP)).name();
        Instant at = start.orElseGet(() -> recurrence.orElseThrow().after(world.now()));
        world.autoScaling()
                .schedule(
                        group, new ScheduledSizes(input.required(NAME), at, recurrence.map(Recurrence::every), change));
        return Trees.object();
    }

    private ObjectNode delete(Input input) {
        world.autoScaling().unschedule(input.required(GROUP), input.required(NAME));
        return Trees.object();
    }

    private ObjectNode describe(Input input) {
        List<GroupPart<ScheduledSizes>> found = GroupPart.named(world, input)
                .flatMap(group -> scheduled(group).map(action -> new GroupPart<>(group, action)))
                .filter(in -> input.instant("StartTime")
                        .filter(from -> from.isAfter(in.what().at()))
                        .isEmpty())
                .filter(in -> input.instant("EndTime")
                        .filter(to -> to.isBefore(in.what().at()))
                        .isEmpty())
                .toList();
        return new Pages<GroupPart<ScheduledSizes>>(
                        "ScheduledUpdateGroupActions", in -> in.what().name(), this::scheduledAction)
                .answer(input, found);
    }

    /** The actions that are only shown, and those that run. */
    private Stream<ScheduledSizes> scheduled(SimulatedGroup group) {
        Instant due = world.now().plus(SimulatedGroup.SCHEDULED_IN);
        SizeChange none = new SizeChange(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
        return Stream.concat(
                group.scheduledActions().stream().map(name -> new ScheduledSizes(name, due, Optional.empty(), none)),
                group.schedule().stream());
    }

    private ObjectNode scheduledAction(GroupPart<ScheduledSizes> in) {
        ScheduledSizes action = in.what();
        ObjectNode record = Trees.object();
        record.put(GROUP, in.group().name());
        record.put("ScheduledActionName", action.name());
        record.put(
                "ScheduledActionARN",
                GroupPart.arn(world, in.group(), "scheduledUpdateGroupAction", "scheduledActionName/" + action.name()));
        record.set("StartTime", Trees.instant(action.at()));
        action.change().min().ifPresent(min -> record.put("MinSize", min));
        action.change().max().ifPresent(max -> record.put("MaxSize", max));
        action.change().desired().ifPresent(desired -> record.put("DesiredCapacity", desired));
        action.every()
                .filter(Recurrence::hasText)
                .ifPresent(pause -> record.put("Recurrence", Recurrence.text(action.at(), pause)));
        return record;
    }

    private static AwsFault invalid(String message) {
        return AwsFault.invalid(Api.AUTO_SCALING, message);
    }
}
