package ecsremediation.lifecycle;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The end of a service's gap: every task runs again. A later gap within the same incident has an end of its own.
 *
 * @param lasted from the first sight of the gap to the reconciliation that found its end
 */
public record EndedGap(ServiceName service, Duration lasted) {

    /**
     * The gaps whose end the reconciliation found, by service. Two reconciliations that begin at the same time may both
     * find the same end.
     */
    public static List<EndedGap> in(Report report) {
        return report.snapshot().incidents().stream()
                .flatMap(incident -> of(incident, report))
                .toList();
    }

    private static Stream<EndedGap> of(Incident incident, Report report) {
        Instant now = report.observation().takenAt();
        if (incident.recoveries().since().isPresent()) {
            return Stream.empty();
        }
        return ServiceFinding.of(incident.service(), report)
                .map(finding -> Assessment.of(finding, Optional.of(incident), now))
                .filter(assessment -> assessment instanceof Assessment.Recovered)
                .map(_ -> new EndedGap(incident.service(), Duration.between(incident.gapSince(), now)))
                .stream();
    }
}
