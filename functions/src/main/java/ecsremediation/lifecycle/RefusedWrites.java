package ecsremediation.lifecycle;

import ecsremediation.act.Outcome;
import ecsremediation.act.WriteObstacle;
import ecsremediation.incident.Incident;
import ecsremediation.incident.TimelineEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The writes for a service that AWS surely did not carry out: it throttled or refused them. */
final class RefusedWrites {
    private RefusedWrites() {}

    /** The incident with those of the reconciliation. */
    static Incident in(Incident incident, ServiceFinding finding, Instant now) {
        Incident after = incident;
        for (TimelineEvent.WriteRefused refused : of(finding, now)) {
            after = after.refused(refused);
        }
        return after;
    }

    private static List<TimelineEvent.WriteRefused> of(ServiceFinding finding, Instant now) {
        return finding.outcomes().stream()
                .flatMap(o -> o instanceof Outcome.Refused refused ? Stream.of(refused) : Stream.empty())
                .flatMap(refused -> words(refused.obstacle()).stream()
                        .map(words -> TimelineEvent.WriteRefused.once(now, refused.group(), words)))
                .toList();
    }

    /** AWS's words; empty if no call was made. */
    private static Optional<String> words(WriteObstacle obstacle) {
        return switch (obstacle) {
            case WriteObstacle.AwsAnswer answer -> Optional.of(answer.words());
            case WriteObstacle.Rejected rejected -> words(rejected.answer());
            case WriteObstacle.LockHeld _,
                    WriteObstacle.LockExpired _,
                    WriteObstacle.Changed _,
                    WriteObstacle.OrdersChanged _,
                    WriteObstacle.Paused _,
                    WriteObstacle.ModeLowered _,
                    WriteObstacle.WrittenBefore _,
                    WriteObstacle.NotReadAgain _ -> Optional.empty();
        };
    }
}
