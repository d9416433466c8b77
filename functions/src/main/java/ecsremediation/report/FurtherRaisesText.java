package ecsremediation.report;

import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.Capacity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Several raises of one service in a few words. */
final class FurtherRaisesText {
    /** Names longer than this are cut, so that the rest of the subject stays visible. */
    private static final int NAME = 28;

    private FurtherRaisesText() {}

    /**
     * Such as {@code 3 further raises of EcsLabAsg in the last hour: 4 → 9}.
     *
     * @param raises at least one, oldest first
     */
    static String brief(List<TimelineEvent.Raised> raises, Instant now) {
        List<String> groups =
                raises.stream().map(TimelineEvent.Raised::group).distinct().toList();
        String head = Phrases.count(raises.size(), "further raise") + " of ";
        String hours = hours(raises.getFirst().at(), now);
        return groups.size() > 1
                ? head + groups.size() + " groups in " + hours
                : head + Phrases.fit(groups.getFirst(), NAME) + " in " + hours + ": "
                        + step(raises.getFirst().from(), raises.getLast().to());
    }

    private static String step(Capacity from, Capacity to) {
        return from.desired() == to.desired()
                ? "max " + from.max() + " → " + to.max()
                : from.desired() + " → " + to.desired();
    }

    private static String hours(Instant since, Instant now) {
        long hours = Math.round(Duration.between(since, now).toMinutes() / 60.0);
        return hours <= 1 ? "the last hour" : "the last " + hours + " hours";
    }
}
