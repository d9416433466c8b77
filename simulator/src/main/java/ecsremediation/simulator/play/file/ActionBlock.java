package ecsremediation.simulator.play.file;

import ecsremediation.incident.Mode;
import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.play.ScenarioAction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads actions: a name with its fields under it. */
final class ActionBlock {
    static final Map<String, Mode> MODES =
            new TreeMap<>(Map.of("off", Mode.OFF, "observe", Mode.OBSERVE, "act", Mode.ACT));

    private static final String SERVICE = "service";
    private static final String GROUP = "group";
    private static final String DESIRED = "desired";
    private static final String MEMORY = "memory";
    private static final String CPU = "cpu";
    private static final String FAULT = "fault";
    private static final String LASTS = "lasts";
    private static final String INSTANCES = "instances";
    private static final String WRITE = "autoscaling:UpdateAutoScalingGroup";
    private static final String PROCESS = "process";
    private static final int MOST_CALLS = 100_000;
    private static final int MOST_MIB = 33_554_432;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final WorldNames names;
    private final Map<String, Function<ScenarioFields, ScenarioAction>> actions = new TreeMap<>();

    ActionBlock(WorldNames names) {
        this.names = names;
        services();
        instances();
        groups();
        account();
    }

    /** An action; the empty list of actions if it cannot be read. */
    ScenarioAction action(ScenarioField field) {
        return field.named(actions, "an action").orElseGet(() -> new ScenarioAction.Together(List.of()));
    }

    private void services() {
        actions.put(
                "setDesired",
                f -> new ScenarioAction.SetDesired(service(f), number(f, DESIRED, 0, ServiceBlock.MOST_TASKS)));
        actions.put(
                "walkDesired",
                f -> new ScenarioAction.WalkDesired(
                        service(f),
                        number(f, "step", 1, ServiceBlock.MOST_TASKS),
                        number(f, "min", 0, ServiceBlock.MOST_TASKS),
                        number(f, "max", 0, ServiceBlock.MOST_TASKS)));
        actions.put(
                "deploy",
                f -> new ScenarioAction.Deploy(
                        service(f),
                        optional(f, MEMORY, MOST_MIB),
                        optional(f, CPU, MOST_MIB),
                        f.optional(FAULT).flatMap(FaultBlock::task)));
        actions.put(
                "failTasks",
                f -> new ScenarioAction.FailTasks(service(f), f.required(FAULT).flatMap(FaultBlock::task), share(f)));
        actions.put(
                "stopTasks",
                f -> new ScenarioAction.StopTasks(service(f), number(f, "tasks", 1, ServiceBlock.MOST_TASKS)));
    }

    private void instances() {
        actions.put("drain", f -> new ScenarioAction.Drain(group(f), instances(f)));
        actions.put(
                "loseAgents",
                f -> new ScenarioAction.LoseAgents(
                        group(f), instances(f), lasts(f), flag(f, "idleFirst").orElse(false)));
        actions.put("interruptSpot", f -> new ScenarioAction.InterruptSpot(group(f), instances(f)));
        actions.put("terminate", f -> new ScenarioAction.Terminate(group(f), instances(f)));
    }

    private void groups() {
        actions.put(
                "failLaunches",
                f -> new ScenarioAction.FailLaunches(group(f), f.required(FAULT).flatMap(FaultBlock::launch)));
        actions.put("changeType", f -> new ScenarioAction.ChangeType(group(f), GroupBlock.type(f)));
        actions.put("setSizes", f -> new ScenarioAction.SetSizes(group(f), sizes(f)));
        actions.put(
                "moveDesired",
                f -> new ScenarioAction.MoveDesired(
                        group(f), number(f, "units", -GroupBlock.MOST_UNITS, GroupBlock.MOST_UNITS)));
        actions.put("tag", f -> new ScenarioAction.Tag(group(f), text(f, "key"), Optional.of(text(f, "value"))));
        actions.put("removeTag", f -> new ScenarioAction.Tag(group(f), text(f, "key"), Optional.empty()));
        actions.put("suspendProcess", f -> new ScenarioAction.Suspend(group(f), text(f, PROCESS), true));
        actions.put("resumeProcess", f -> new ScenarioAction.Suspend(group(f), text(f, PROCESS), false));
        actions.put(
                "scaleIn",
                f -> new ScenarioAction.ScaleIn(
                        group(f), text(f, "policy"), number(f, DESIRED, 0, GroupBlock.MOST_UNITS)));
        actions.put("startInstanceRefresh", f -> new ScenarioAction.Refresh(group(f)));
        actions.put(
                "warmPool", f -> new ScenarioAction.WarmPoolOf(group(f), number(f, "size", 0, GroupBlock.MOST_UNITS)));
    }

    private void account() {
        actions.put("failZone", f -> new ScenarioAction.FailZone(zone(f), lasts(f)));
        actions.put(
                "refuse",
                f -> new ScenarioAction.Refuse(operation(f), text(f, "code"), number(f, "times", 1, MOST_CALLS)));
        actions.put(
                "loseAnswers",
                f -> new ScenarioAction.LoseAnswers(
                        f.required("operation")
                                .flatMap(field -> field.choice(Map.of(WRITE, WRITE)))
                                .orElse(WRITE),
                        number(f, "times", 1, MOST_CALLS)));
        actions.put(
                "email",
                f -> new ScenarioAction.Email(
                        f.required("down").flatMap(ScenarioField::flag).orElse(false)));
        actions.put(
                "setMode",
                f -> new ScenarioAction.SetMode(
                        f.required("mode").flatMap(field -> field.choice(MODES)).orElse(Mode.ACT)));
        actions.put(
                "pause",
                f -> new ScenarioAction.PauseFor(f.required(LASTS)
                        .flatMap(field -> field.duration(SECOND))
                        .orElse(SECOND)));
        actions.put("resume", _ -> new ScenarioAction.EndPause());
        actions.put(
                "duplicateDeliveries",
                f -> new ScenarioAction.DuplicateDeliveries(f.required("probability")
                        .flatMap(field -> field.share(true))
                        .orElse(0.0)));
    }

    private String service(ScenarioFields fields) {
        Optional<ScenarioField> field = fields.required(SERVICE);
        Optional<String> reference = field.flatMap(ScenarioField::text);
        field.ifPresent(f -> reference.ifPresent(text -> names.checkService(f, text)));
        return reference.orElse("");
    }

    private String group(ScenarioFields fields) {
        Optional<ScenarioField> field = fields.required(GROUP);
        Optional<String> reference = field.flatMap(ScenarioField::text);
        field.ifPresent(f -> reference.ifPresent(text -> names.checkGroup(f, text)));
        return reference.orElse("");
    }

    private String zone(ScenarioFields fields) {
        Optional<ScenarioField> field = fields.required("zone");
        Optional<String> reference = field.flatMap(ScenarioField::text);
        field.ifPresent(f -> reference.ifPresent(text -> names.checkZone(f, text)));
        return reference.orElse("");
    }

    private static SizeChange sizes(ScenarioFields fields) {
        OptionalInt min = optional(fields, "min", GroupBlock.MOST_UNITS);
        OptionalInt desired = optional(fields, DESIRED, GroupBlock.MOST_UNITS);
        OptionalInt max = optional(fields, "max", GroupBlock.MOST_UNITS);
        if (min.isEmpty() && desired.isEmpty() && max.isEmpty()) {
            fields.block().wrong("changes nothing", "write at least one of min, desired and max");
        }
        return new SizeChange(min, desired, max);
    }

    private static String operation(ScenarioFields fields) {
        return fields.required("operation")
                .flatMap(
                        field -> field.text()
                                .flatMap(
                                        text -> text.matches("[a-z0-9-]+:[A-Za-z]+")
                                                ? Optional.of(text)
                                                : field.wrong(
                                                        "is '" + text + "'",
                                                        "write the service and the operation, such as autoscaling:UpdateAutoScalingGroup")))
                .orElse("");
    }

    private static int instances(ScenarioFields fields) {
        return number(fields, INSTANCES, 1, GroupBlock.MOST_UNITS);
    }

    private static int number(ScenarioFields fields, String name, int least, int most) {
        return fields.required(name).flatMap(field -> field.number(least, most)).orElse(least);
    }

    private static OptionalInt optional(ScenarioFields fields, String name, int most) {
        return ScenarioFields.whole(fields.optional(name).flatMap(field -> field.number(0, most)));
    }

    private static double share(ScenarioFields fields) {
        return fields.optional("share").flatMap(field -> field.share(false)).orElse(1.0);
    }

    private static Optional<Duration> lasts(ScenarioFields fields) {
        return fields.optional(LASTS).flatMap(field -> field.duration(SECOND));
    }

    private static Optional<Boolean> flag(ScenarioFields fields, String name) {
        return fields.optional(name).flatMap(ScenarioField::flag);
    }

    private static String text(ScenarioFields fields, String name) {
        return fields.required(name).flatMap(ScenarioField::text).orElse("");
    }
}
