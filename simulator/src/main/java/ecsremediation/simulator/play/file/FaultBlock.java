package ecsremediation.simulator.play.file;

import ecsremediation.simulator.autoscaling.LaunchFault;
import ecsremediation.simulator.ecs.TaskFault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads the faults of tasks and launches. The word {@code none} ends a fault. */
final class FaultBlock {
    private static final String NONE = "none";
    private static final String AFTER = "after";
    private static final String MESSAGE = "message";
    private static final String LASTS = "lasts";
    private static final int MOST_EXIT_CODE = 255;
    private static final int MOST_VCPUS = 1_000_000;

    private static final Map<String, Function<ScenarioFields, TaskFault>> TASK = new TreeMap<>(Map.of(
            "crash", fields -> new TaskFault.Crash(after(fields), exitCode(fields)),
            "unhealthy", fields -> new TaskFault.Unhealthy(after(fields)),
            "imagePull", fields -> new TaskFault.ImagePull(text(fields, "reason")),
            "slowPull", fields -> new TaskFault.SlowPull(lasts(fields))));

    private static final Map<String, Function<ScenarioFields, LaunchFault>> LAUNCH = new TreeMap<>(Map.of(
            "insufficientCapacity",
                    fields -> LaunchFault.insufficientCapacity(text(fields, "instanceType"), text(fields, "zone")),
            "vcpuQuota", fields -> LaunchFault.vcpuQuota(number(fields, "limit", MOST_VCPUS)),
            "refused", fields -> new LaunchFault.Refused(text(fields, MESSAGE)),
            "refusedBeyond",
                    fields -> new LaunchFault.RefusedBeyond(
                            number(fields, "instances", GroupBlock.MOST_UNITS), text(fields, MESSAGE)),
            "neverRegisters", _ -> new LaunchFault.NeverRegisters(),
            "hook",
                    fields -> new LaunchFault.Hook(
                            lasts(fields), fields.optional("abandoned").flatMap(ScenarioField::text))));

    private FaultBlock() {}

    static Optional<TaskFault> task(ScenarioField field) {
        return fault(field, TASK);
    }

    static Optional<LaunchFault> launch(ScenarioField field) {
        return fault(field, LAUNCH);
    }

    private static <T> Optional<T> fault(ScenarioField field, Map<String, Function<ScenarioFields, T>> kinds) {
        if (field.isText(NONE)) {
            return Optional.empty();
        }
        return field.named(kinds, "a fault");
    }

    private static Duration after(ScenarioFields fields) {
        return fields.required(AFTER)
                .flatMap(field -> field.duration(Duration.ZERO))
                .orElse(Duration.ZERO);
    }

    private static Duration lasts(ScenarioFields fields) {
        return fields.required(LASTS)
                .flatMap(field -> field.duration(Duration.ofSeconds(1)))
                .orElse(Duration.ofSeconds(1));
    }

    private static int exitCode(ScenarioFields fields) {
        return fields.optional("exitCode")
                .flatMap(field -> field.number(0, MOST_EXIT_CODE))
                .orElse(1);
    }

    private static String text(ScenarioFields fields, String name) {
        return fields.required(name).flatMap(ScenarioField::text).orElse("");
    }

    private static int number(ScenarioFields fields, String name, int most) {
        return fields.required(name).flatMap(field -> field.number(0, most)).orElse(0);
    }
}
