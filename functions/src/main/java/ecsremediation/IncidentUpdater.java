package ecsremediation;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.model.Calibration;
import ecsremediation.model.Incident;
import ecsremediation.model.Observation;
import ecsremediation.model.ObservationJson;
import ecsremediation.report.DecisionRecord;
import ecsremediation.report.Digest;
import ecsremediation.report.DigestKey;
import ecsremediation.report.MessageDraft;
import ecsremediation.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** What comes after acting: incidents move on, operators are told, records are kept, boots and sizes are learned. */
final class IncidentUpdater {
    /** Tries at one incident before it is left to the next look. */
    private static final int ATTEMPTS = 5;

    private final Ports ports;
    private final Policy policy;
    private final NotificationDispatcher tell;

    IncidentUpdater(Ports ports, Policy policy) {
        this.ports = ports;
        this.policy = policy;
        this.tell = new NotificationDispatcher(ports);
    }

    /** Moves every incident that the look concerns, and tells what is news. */
    void on(Report report) {
        List<IncidentUpdate> moves = concerned(report).stream()
                .flatMap(service -> move(service, report.observation().memory().incident(service), report).stream())
                .toList();
        List<DigestKey> news = moves.stream()
                .flatMap(m -> m.shareable().stream())
                .map(MessageDraft::key)
                .toList();
        Map<String, String> digests = Digest.ids(report.observation().cluster(), news);
        Set<String> whole = new TreeSet<>();
        List<Incident> moved = new ArrayList<>();
        for (IncidentUpdate move : moves) {
            stored(move, report, update -> update.withNews(digests, whole)).ifPresent(incident -> {
                moved.add(incident);
                incident.unsent().forEach(message -> message.digest().ifPresent(whole::add));
            });
        }
        tell.deliver(moved, report.observation().takenAt());
    }

    /**
     * Who is slower than another process at the same incident takes it as it is now, and thinks again.
     *
     * @return the incident as stored, with what it has to say; empty where it is none of ours
     */
    private Optional<Incident> stored(
            IncidentUpdate first, Report report, Function<IncidentUpdate, Incident> withNews) {
        ServiceName service = first.incident().service();
        Optional<IncidentUpdate> move = Optional.of(first);
        for (int attempt = 0; attempt < ATTEMPTS && move.isPresent(); attempt++) {
            Optional<Incident> stored = store(move.get(), withNews);
            if (stored.isPresent()) {
                return stored;
            }
            move = move(service, ports.store().find(service), report);
        }
        return Optional.empty();
    }

    private Optional<Incident> store(IncidentUpdate move, Function<IncidentUpdate, Incident> withNews) {
        return move.isStored() ? Optional.of(move.incident()) : ports.store().save(withNews.apply(move));
    }

    private Optional<IncidentUpdate> move(ServiceName service, Optional<Incident> before, Report report) {
        return IncidentUpdate.of(service, before, report, policy.stack());
    }

    /** Keeps the record of the look, where it found anything, and what a tick's look taught. */
    void record(Report report) {
        Observation seen = report.observation();
        ports.journal().looked(report);
        if (!seen.isComplete() || report.diagnoses().stream().anyMatch(d -> !(d instanceof Diagnosis.NoGap))) {
            ports.decisions()
                    .keep(
                            seen.cluster(),
                            seen.takenAt(),
                            report.trigger().id(),
                            DecisionRecord.json(report, ObservationJson.write(seen)));
        }
        if (report.trigger() instanceof Trigger.Tick) {
            learn(seen);
        }
    }

    /** By the ticks alone: news of trouble is answered first, and a tick comes within the minute. */
    private void learn(Observation seen) {
        Calibration.sizes(seen).forEach(ports.store()::remember);
        Calibration.boots(seen).forEach(ports.store()::remember);
    }

    private static SortedSet<ServiceName> concerned(Report report) {
        SortedSet<ServiceName> services = new TreeSet<>();
        report.diagnoses().forEach(d -> services.add(d.service()));
        report.observation().memory().incidents().forEach(i -> services.add(i.service()));
        return services;
    }
}
