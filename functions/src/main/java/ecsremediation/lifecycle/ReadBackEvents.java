package ecsremediation.lifecycle;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityReadBack;
import ecsremediation.model.CapacityReadBack.ReadBackFinding;
import ecsremediation.model.Timeouts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The findings of the read-backs of a service's raises, also those whose process died before it notified. */
final class ReadBackEvents {
    private ReadBackEvents() {}

    /** One event for each raise that lowered its group or may have, oldest raise first. */
    static List<TimelineEvent.ReadBack> of(ServiceName service, Report report) {
        Stream<CapacityReadBack> earlier =
                report.observation().memory().readBacks().stream().flatMap(r -> stored(r, report).stream());
        return Stream.concat(earlier, report.readBacks().stream())
                .filter(r -> r.raise().services().contains(service))
                .map(TimelineEvent.ReadBack::of)
                .toList();
    }

    /**
     * A group that was to be set again, and whose process did not say whether it was. Empty while that is not
     * certain, and if another actor has changed the group since.
     */
    private static Optional<CapacityReadBack> stored(CapacityReadBack readBack, Report report) {
        if (readBack.finding() != ReadBackFinding.RESTORED) {
            return Optional.of(readBack);
        }
        return report.observation().group(readBack.group()).flatMap(group -> {
            Capacity now = group.capacity();
            if (now.desired() >= readBack.to().desired()) {
                return Optional.of(readBack);
            }
            boolean unanswered = now.equals(readBack.now())
                    && !report.observation().takenAt().isBefore(readBack.at().plus(Timeouts.RAISE_SETTLES));
            return unanswered ? Optional.of(readBack.unwritten(ReadBackFinding.UNANSWERED)) : Optional.empty();
        });
    }
}
