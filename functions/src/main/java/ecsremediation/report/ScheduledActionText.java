package ecsremediation.report;

import ecsremediation.model.Observation;
import ecsremediation.model.ScheduledAction;
import ecsremediation.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The scheduled actions of a group that are due within a day, which may set other sizes. */
public final class ScheduledActionText {
    private static final Comparator<ScheduledAction> EARLIEST_FIRST = Comparator.comparing(
                    (ScheduledAction a) -> a.at().orElse(Instant.MAX))
            .thenComparing(ScheduledAction::name);

    private ScheduledActionText() {}

    /** One sentence for each action of the plan's group, the earliest first. */
    public static List<String> sentences(Plan plan, Observation observation) {
        return MessageData.group(plan).flatMap(observation::group).stream()
                .flatMap(group -> group.scheduledActions().stream()
                        .sorted(EARLIEST_FIRST)
                        .map(action -> sentence(action, group.name(), observation.takenAt())))
                .toList();
    }

    /** As seen on the day on which it is due. */
    static String sentence(ScheduledAction action, String group) {
        return sentence(action, group, action.at().orElse(Instant.MAX));
    }

    /** Such as {@code Scheduled action evening sets max 2, desired 0 of web-asg at 18:00 UTC.} */
    static String sentence(ScheduledAction action, String group, Instant now) {
        List<String> sizes = new ArrayList<>();
        action.min().ifPresent(min -> sizes.add("min " + min));
        action.max().ifPresent(max -> sizes.add("max " + max));
        action.desired().ifPresent(desired -> sizes.add("desired " + desired));
        Optional<String> at = action.at().map(time -> Utc.near(time, now));
        return "Scheduled action " + action.name() + " sets "
                + (sizes.isEmpty() ? "sizes" : String.join(", ", sizes)) + " of " + group + " "
                + at.map(time -> "at " + time).orElse("within a day") + ".";
    }
}
