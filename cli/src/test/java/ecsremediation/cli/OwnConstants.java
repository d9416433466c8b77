package ecsremediation.cli;

import ecsremediation.incident.Cause;
import ecsremediation.incident.Incident;
import ecsremediation.incident.NotificationKind;
import ecsremediation.incident.NotificationType;
import ecsremediation.model.CapacityReadBack;
import ecsremediation.model.LaunchFailure;
import ecsremediation.plan.AppliedLimit;
import ecsremediation.plan.Plan;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the program calls its reasons, causes and messages. People read words instead. */
public final class OwnConstants {
    /** Words of the field, and a status that ECS reports by that name. */
    private static final List<String> WORDS = List.of("CPU", "GPU", "REGISTRATION_FAILED");

    /** A constant, but not as a part of a name, of an AWS message or of a message's id. */
    private static final Pattern CONSTANT = Pattern.compile(Stream.of(
                    Plan.Hold.Reason.values(),
                    Plan.Escalate.Reason.values(),
                    Cause.values(),
                    LaunchFailure.Kind.values(),
                    AppliedLimit.Limit.values(),
                    CapacityReadBack.ReadBackFinding.values(),
                    NotificationKind.values(),
                    NotificationType.values(),
                    Incident.Phase.values())
            .flatMap(Stream::of)
            .map(Enum::name)
            .filter(name -> !WORDS.contains(name))
            .distinct()
            .collect(Collectors.joining("|", "(?<![\\w/:-])(?:", ")(?![\\w/:-])")));

    private OwnConstants() {}

    /** The constants that a text shows. */
    public static SortedSet<String> in(String text) {
        return CONSTANT.matcher(text)
                .results()
                .map(result -> result.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
