package ecsremediation.report;

import ecsremediation.model.Counts;
import java.util.List;

/** What a service is short of, in a few words. */
final class ShortageText {
    private ShortageText() {}

    /** As in {@code EcsLabApi wants 4 tasks and runs 1}; the cause fits behind a colon. */
    static String state(String service, Shortage shortage) {
        return switch (shortage) {
            case Shortage.NotSeen _ -> service + " was not seen";
            case Shortage.Nothing s -> service + " runs " + all(s.counts());
            case Shortage.ShortOfTasks s ->
                service + " wants " + Phrases.count(s.counts().desired(), "task") + " and runs "
                        + (s.counts().running() == 0 ? "none" : s.counts().running());
            case Shortage.Moves s ->
                service + " runs " + all(s.counts()) + ", and " + s.tasks() + (s.tasks() == 1 ? " has" : " have")
                        + " to move";
            case Shortage.UnfinishedRollout s -> "Rollout of " + service + " " + pace(s) + ": " + both(s);
        };
    }

    /** As in {@code 3 of 4 tasks missing} and {@code 3 of 4 missing}, for a subject; none where nothing is short. */
    static List<String> brief(Shortage shortage) {
        return switch (shortage) {
            case Shortage.NotSeen _, Shortage.Nothing _ -> List.of();
            case Shortage.ShortOfTasks s ->
                List.of(of(s.missing(), s.counts()) + " missing", few(s.missing(), s.counts()) + " missing");
            case Shortage.Moves s ->
                List.of(of(s.tasks(), s.counts()) + " to move", few(s.tasks(), s.counts()) + " to move");
            case Shortage.UnfinishedRollout s ->
                List.of("rollout " + pace(s) + ", " + reached(s), "rollout " + pace(s) + " at " + few(s));
        };
    }

    private static String few(Shortage.UnfinishedRollout rollout) {
        return rollout.reached() + " of " + rollout.wanted();
    }

    private static String few(int tasks, Counts counts) {
        return tasks > counts.desired() ? "" + tasks : tasks + " of " + counts.desired();
    }

    /** As in {@code 1 of 4 tasks running}, for one line of several services. */
    static String line(Shortage shortage) {
        return switch (shortage) {
            case Shortage.NotSeen _ -> "not seen";
            case Shortage.Nothing s -> running(s.counts());
            case Shortage.ShortOfTasks s -> running(s.counts());
            case Shortage.Moves s -> running(s.counts()) + ", " + s.tasks() + " to move";
            case Shortage.UnfinishedRollout s -> "rollout, " + both(s);
        };
    }

    /** As in {@code 0 of 6 new tasks placed}. */
    static String reached(Shortage.UnfinishedRollout rollout) {
        return rollout.reached() + " of " + Phrases.count(rollout.wanted(), "new task")
                + switch (rollout.how()) {
                    case PLACED -> " placed";
                    case RUNNING -> " running";
                };
    }

    static String both(Shortage.UnfinishedRollout rollout) {
        return reached(rollout) + ", "
                + (rollout.old() == 1 ? "1 old one still serves" : rollout.old() + " old ones still serve");
    }

    private static String pace(Shortage.UnfinishedRollout rollout) {
        return switch (rollout.pace()) {
            case STUCK -> "stuck";
            case UNDER_WAY -> "under way";
        };
    }

    static String running(Counts counts) {
        return counts.running() + " of " + Phrases.count(counts.desired(), "task") + " running";
    }

    private static String all(Counts counts) {
        return switch (counts.desired()) {
            case 0 -> "no task, as it should";
            case 1 -> "its task";
            default -> "all its " + counts.desired() + " tasks";
        };
    }

    private static String of(int tasks, Counts counts) {
        return tasks > counts.desired()
                ? Phrases.count(tasks, "task")
                : tasks + " of " + Phrases.count(counts.desired(), "task");
    }
}
