package ecsremediation.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The meaning of one line of a service's event list, or of one {@code reason} of a task or a placement
 * failure. ECS writes the lines in two spellings, with and without parentheses around names. So a kind is
 * recognised by fragments of the text, in any case. The fragments come from ECS's documentation and from
 * observed messages. The first kind that matches counts. Precise kinds therefore come before vague ones.
 */
enum MessageKind {
    STEADY_STATE("has reached a steady state"),
    PROTECTED_TASKS("number of protected tasks"),
    DEPLOYMENT_LIMITS("because of the service deployment configuration"),
    START_THROTTLED("is unable to consistently start tasks successfully"),
    API_THROTTLED("operations are being throttled"),
    QUOTA("reached the limit on the number of"),
    FARGATE_CAPACITY("capacity is unavailable at this time|resource:fargate"),
    NOT_REGISTERED("empty capacity provider"),
    NO_INSTANCES("no container instances were found|no active instances"),
    NO_MEMORY("has insufficient memory available|resource:memory"),
    NO_CPU("has insufficient cpu units available|resource:cpu"),
    NO_PORTS("is already using a port required by your task|resource:port"),
    NO_NETWORK_INTERFACE("resource:eni"),
    NO_GPU("resource:gpu"),
    NO_RESOURCES("resource:"),
    NOT_DISTINCT("distinctinstance placement constraint unsatisfied"),
    MEMBER_OF("memberof placement constraint unsatisfied"),
    NO_ATTRIBUTE("is missing an attribute required by your task|error \"attribute\"|taskfailedtostart: attribute"),
    WRONG_ZONE("error \"location\"|taskfailedtostart: location"),
    AGENT("error \"agent\"|taskfailedtostart: agent"),
    ROLE("unable to assume"),
    UNHEALTHY("is unhealthy in|failed container health checks|failed elb health checks"),
    UNPLACED("was unable to place a task"),
    DEPLOYMENT_FAILED("deployment failed"),
    ROLLED_BACK("rolling back to"),
    STARTED_TASKS("has started "),
    STOPPED_TASKS("has stopped "),
    OTHER("");

    private static final List<Wording> WORDINGS =
            Arrays.stream(values()).map(Wording::of).toList();

    private static final Pattern DEPLOYMENT = Pattern.compile("\\bdeployment(?:Id)? ([\\w-]+/\\d+)");
    private static final Pattern TASK = Pattern.compile("\\(task ([\\w-]+)\\)");
    private static final Pattern STARTED = Pattern.compile("has started (\\d{1,6}) task", Pattern.CASE_INSENSITIVE);

    private final String fragments;

    /** @param fragments in lower case, separated by {@code |} */
    MessageKind(String fragments) {
        this.fragments = fragments;
    }

    /** The kind of a text that ECS wrote; {@link #OTHER} for unknown wording. */
    static MessageKind of(String text) {
        String lowerCase = text.toLowerCase(Locale.ROOT);
        for (Wording wording : WORDINGS) {
            if (wording.isIn(lowerCase)) {
                return wording.kind();
            }
        }
        return OTHER;
    }

    /** The deployment that the text names, such as {@code ecs-svc/9223370564341623665}; empty if it names none. */
    static Optional<String> deployment(String text) {
        Matcher matcher = DEPLOYMENT.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The ids of the tasks that the text names. */
    static List<String> tasks(String text) {
        return TASK.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** The number of tasks that ECS says it started; 0 if the text is about something else. */
    static int startedTasks(String text) {
        Matcher matcher = STARTED.matcher(text);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** Whether ECS tried to place a task and found no instance. */
    boolean isPlacementFailure() {
        return switch (this) {
            case NOT_REGISTERED,
                    NO_INSTANCES,
                    NO_MEMORY,
                    NO_CPU,
                    NO_PORTS,
                    NO_NETWORK_INTERFACE,
                    NO_GPU,
                    NO_RESOURCES,
                    NOT_DISTINCT,
                    MEMBER_OF,
                    NO_ATTRIBUTE,
                    WRONG_ZONE,
                    AGENT,
                    UNPLACED -> true;
            case STEADY_STATE,
                    PROTECTED_TASKS,
                    DEPLOYMENT_LIMITS,
                    START_THROTTLED,
                    API_THROTTLED,
                    QUOTA,
                    FARGATE_CAPACITY,
                    ROLE,
                    UNHEALTHY,
                    DEPLOYMENT_FAILED,
                    ROLLED_BACK,
                    STARTED_TASKS,
                    STOPPED_TASKS,
                    OTHER -> false;
        };
    }

    /** Whether the message reports a problem. */
    boolean isProblem() {
        return !Set.of(STEADY_STATE, STARTED_TASKS, STOPPED_TASKS, DEPLOYMENT_FAILED, ROLLED_BACK, OTHER)
                .contains(this);
    }

    /** Whether ECS found a suitable instance that lacks only resources. */
    boolean isCapacityShortfall() {
        return switch (this) {
            case NO_MEMORY, NO_CPU, NO_PORTS, NO_NETWORK_INTERFACE, NO_GPU, NO_RESOURCES, NOT_DISTINCT -> true;
            case STEADY_STATE,
                    PROTECTED_TASKS,
                    DEPLOYMENT_LIMITS,
                    START_THROTTLED,
                    API_THROTTLED,
                    QUOTA,
                    FARGATE_CAPACITY,
                    NOT_REGISTERED,
                    NO_INSTANCES,
                    MEMBER_OF,
                    NO_ATTRIBUTE,
                    WRONG_ZONE,
                    AGENT,
                    ROLE,
                    UNHEALTHY,
                    UNPLACED,
                    DEPLOYMENT_FAILED,
                    ROLLED_BACK,
                    STARTED_TASKS,
                    STOPPED_TASKS,
                    OTHER -> false;
        };
    }

    /** Whether ECS found no instance with room, or no instance at all. */
    boolean isCapacityMissing() {
        return isCapacityShortfall() || this == NO_INSTANCES || this == NOT_REGISTERED;
    }

    /** Whether tasks were started, or should have been on an instance with room, and failed. */
    boolean isFailedStart() {
        return this == START_THROTTLED || this == UNHEALTHY || this == ROLE;
    }

    private record Wording(MessageKind kind, List<String> fragments) {
        static Wording of(MessageKind kind) {
            return new Wording(kind, List.of(kind.fragments.split("\\|", -1)));
        }

        boolean isIn(String lowerCase) {
            for (String fragment : fragments) {
                if (lowerCase.contains(fragment)) {
                    return true;
                }
            }
            return false;
        }
    }
}
