package ecsremediation;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.incident.Incident;
import ecsremediation.lifecycle.Report;
import ecsremediation.model.Calibration;
import ecsremediation.model.Observation;
import ecsremediation.report.DecisionRecord;
import ecsremediation.report.Digest;
import ecsremediation.report.DigestKey;
import ecsremediation.report.DigestSubject;
import ecsremediation.report.MessageDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** What comes after acting: incidents are updated, operators notified, records kept, boots and sizes learned. */
final class IncidentUpdater {
    /** Tries at one incident before it is left to the next reconciliation. */
    private static final int ATTEMPTS = 5;

    private final Ports ports;
    private final Policy policy;
    private final NotificationDispatcher dispatcher;

    IncidentUpdater(Ports ports, Policy policy) {
        this.ports = ports;
        this.policy = policy;
        this.dispatcher = new NotificationDispatcher(ports);
    }

    /** Updates every incident that the reconciliation concerns, and notifies the operators. */
    void update(Report report) {
        List<IncidentUpdate> updates = concerned(report).stream()
                .flatMap(service -> update(service, report.snapshot().incident(service), report).stream())
                .toList();
        List<DigestKey> keys = updates.stream()
                .flatMap(u -> u.shareable().stream())
                .map(MessageDraft::key)
                .toList();
        Map<DigestSubject, String> digests = Digest.ids(report.observation().cluster(), keys);
        Set<String> whole = new TreeSet<>();
        List<Incident> stored = new ArrayList<>();
        for (IncidentUpdate update : updates) {
            stored(update, report, u -> u.withMessage(digests, whole)).ifPresent(incident -> {
                stored.add(incident);
                incident.pending().forEach(message -> message.digest().ifPresent(whole::add));
            });
        }
        dispatcher.deliver(stored, report.observation().takenAt());
    }

    /**
     * If another process was faster at the same incident, decides again about the incident as it is now.
     *
     * @return the incident as stored, with its messages; empty where another process has it
     */
    private Optional<Incident> stored(
            IncidentUpdate first, Report report, Function<IncidentUpdate, Incident> withMessage) {
        ServiceName service = first.incident().service();
        Optional<IncidentUpdate> update = Optional.of(first);
        for (int attempt = 0; attempt < ATTEMPTS && update.isPresent(); attempt++) {
            Optional<Incident> stored = store(update.get(), withMessage);
            if (stored.isPresent()) {
                return stored;
            }
            update = update(service, ports.store().find(service), report);
        }
        return Optional.empty();
    }

    private Optional<Incident> store(IncidentUpdate update, Function<IncidentUpdate, Incident> withMessage) {
        return update.isStored()
                ? Optional.of(update.incident())
                : ports.store().save(withMessage.apply(update));
    }

    private Optional<IncidentUpdate> update(ServiceName service, Optional<Incident> before, Report report) {
        return IncidentUpdate.of(service, before, report, policy.stack());
    }

    /** Keeps the record of the reconciliation, where it found anything, and what a tick's reconciliation taught. */
    void record(Report report) {
        Observation seen = report.observation();
        ports.journal().reconciled(report);
        if (!seen.isComplete() || report.diagnoses().stream().anyMatch(d -> !(d instanceof Diagnosis.NoGap))) {
            ports.decisions()
                    .keep(seen.cluster(), seen.takenAt(), report.trigger().id(), DecisionRecord.json(report));
        }
        if (report.trigger() instanceof Trigger.Tick) {
            learn(seen);
        }
    }

    /** By the ticks alone: a report of trouble is answered first, and a tick comes within the minute. */
    private void learn(Observation seen) {
        Calibration.sizes(seen).forEach(ports.store()::save);
        Calibration.boots(seen).forEach(ports.store()::save);
    }

    /** Not those whose incident cannot be read: nothing may be written over it. */
    private static SortedSet<ServiceName> concerned(Report report) {
        SortedSet<ServiceName> services = new TreeSet<>();
        report.diagnoses().forEach(d -> services.add(d.service()));
        report.snapshot().incidents().forEach(i -> services.add(i.service()));
        report.snapshot().skipped().forEach(s -> services.remove(s.service()));
        return services;
    }
}
