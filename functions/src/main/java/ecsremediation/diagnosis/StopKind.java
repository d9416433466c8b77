package ecsremediation.diagnosis;

import ecsremediation.model.Task;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Why a task stopped: a fault of the application or of its instance, a placement failure, or neither. The
 * kind is read from the stop code, the task's reason and its containers' reasons. AWS may add values to all
 * three.
 */
enum StopKind {
    /** The instance's disk is full, its GPU is lost, or its Docker daemon does not answer. */
    INSTANCE,
    /** The image could not be pulled. */
    IMAGE_PULL,
    /** ECS could not assume a role. */
    ROLE,
    /** A secret, volume, log driver, role or command made the start impossible. */
    CONFIGURATION,
    /** ECS stopped it after a health check of the container or the load balancer failed. */
    HEALTH_CHECK,
    /** An essential container exited, or was killed because it ran out of memory. */
    CRASH,
    /** ECS found no instance for it. */
    UNPLACED,
    /** It was stopped on purpose, or its instance was terminated. */
    ORDINARY;

    private static final List<String> HOST = List.of(
            "no space left on device",
            "thin pool has",
            "input/output error",
            "nvml error",
            "gpu is lost",
            "fallen off the bus",
            "nvidia-container-cli: initialization error",
            "cannot connect to the docker daemon",
            "dockertimeouterror");
    private static final List<String> REFERENCE = List.of(
            "not found",
            "notfound",
            "does not exist",
            "doesn't exist",
            "no such",
            "manifest unknown",
            "denied",
            "forbidden",
            "unauthorized",
            "not authorized",
            "no basic auth",
            "toomanyrequests",
            "rate limit",
            "secret",
            "role");
    private static final List<String> ASSUME = List.of("unable to assume");
    private static final List<String> PULL = List.of("cannotpull", "imagepull", "pull image manifest");
    private static final List<String> HEALTH = List.of("health check");
    private static final List<String> SETUP = List.of(
            "resourceinitializationerror",
            "cannotstartcontainererror",
            "cannotcreatecontainererror",
            "cannotcreatevolumeerror",
            "cannotinspectcontainererror",
            "containerruntimeerror",
            "credentialsfetcher");

    static StopKind of(Task.Stop stop) {
        String words = words(stop);
        if (has(words, HOST)) {
            return INSTANCE;
        }
        if (has(words, ASSUME)) {
            return ROLE;
        }
        if (has(words, PULL)) {
            return IMAGE_PULL;
        }
        if (has(words, SETUP)) {
            return CONFIGURATION;
        }
        if (has(words, HEALTH)) {
            return HEALTH_CHECK;
        }
        if (MessageKind.of(stop.reason()).isPlacementFailure()) {
            return UNPLACED;
        }
        return byCode(stop);
    }

    private static StopKind byCode(Task.Stop stop) {
        return switch (stop.code()) {
            case "EssentialContainerExited" -> CRASH;
            case "TaskFailedToStart" -> CONFIGURATION;
            case "UserInitiated",
                    "ServiceSchedulerInitiated",
                    "SpotInterruption",
                    "TerminationNotice",
                    "InfrastructureHealth" -> ORDINARY;
            default -> stop.containers().stream().anyMatch(StopKind::failed) ? CRASH : ORDINARY;
        };
    }

    private static boolean failed(Task.ContainerExit container) {
        OptionalInt exit = container.exitCode();
        return exit.isPresent() && exit.getAsInt() != 0;
    }

    private static String words(Task.Stop stop) {
        Stream<String> containers = stop.containers().stream().flatMap(c -> c.reason().stream());
        return Stream.concat(Stream.of(stop.reason()), containers)
                .reduce("", (a, b) -> a + "\n" + b)
                .toLowerCase(Locale.ROOT);
    }

    private static boolean has(String words, List<String> fragments) {
        for (String fragment : fragments) {
            if (words.contains(fragment)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the reasons name something that the task refers to: an image, a permission, a secret, a log
     * group, a command. Then its instance is not the cause.
     */
    static boolean namesReference(Task.Stop stop) {
        return has(words(stop), REFERENCE);
    }

    /** Whether the task's containers never ran. */
    boolean isBeforeStart() {
        return switch (this) {
            case INSTANCE, IMAGE_PULL, CONFIGURATION, ROLE -> true;
            case HEALTH_CHECK, CRASH, UNPLACED, ORDINARY -> false;
        };
    }

    /** Whether a new start of the task would most likely fail in the same way. */
    boolean isFault() {
        return switch (this) {
            case INSTANCE, IMAGE_PULL, ROLE, CONFIGURATION, HEALTH_CHECK, CRASH -> true;
            case UNPLACED, ORDINARY -> false;
        };
    }
}
