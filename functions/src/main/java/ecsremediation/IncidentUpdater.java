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

/**
 * Does what follows the plans: updates incidents, notifies operators, stores the decision record, and
 * stores boot times and instance sizes.
 */
final class IncidentUpdater {
    /** The most attempts to store one incident. After that the next reconciliation updates it. Our choice. */
    private static final int ATTEMPTS = 5;

    private final Ports ports;
    private final Policy policy;
    private final NotificationDispatcher dispatcher;
    private final IncidentMemory memory;

    IncidentUpdater(Ports ports, Policy policy) {
        this.ports = ports;
        this.policy = policy;
        this.memory = new IncidentMemory(ports.store());
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
     * Stores the incident with its messages. If another process stored it first, decides again from the
     * incident that the store has now.
     *
     * @return the stored incident with its messages; empty if another process works on it
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
        Optional<IncidentUpdate> update = computed(service, before, report);
        return before.isPresent() || update.isEmpty()
                ? update
                : memory.of(service, report.observation().takenAt())
                        .flatMap(ended -> computed(service, Optional.of(ended), report))
                        .or(() -> update);
    }

    private Optional<IncidentUpdate> computed(ServiceName service, Optional<Incident> before, Report report) {
        Optional<IncidentUpdate> update = IncidentUpdate.of(service, before, report, policy.stack());
        return ports.steps().hasBus() ? update.map(u -> u.withSteps(before, report, policy.stack())) : update;
    }

    /**
     * Writes the journal. Stores the decision record if the reconciliation found a gap or was incomplete.
     * Stores boot times and sizes if a tick triggered it.
     */
    void record(Report report) {
        Observation seen = report.observation();
        ports.journal().reconciled(report);
        if (!seen.isComplete() || report.diagnoses().stream().anyMatch(d -> !(d instanceof Diagnosis.NoGap))) {
            ports.decisions()
                    .keep(seen.cluster(), seen.takenAt(), report.trigger().id(), () -> DecisionRecord.json(report));
        }
        if (report.trigger() instanceof Trigger.Tick) {
            learn(seen);
        }
    }

    /**
     * Only ticks store boot times and sizes. Alarms and service events are urgent, and a tick follows
     * within a minute.
     */
    private void learn(Observation seen) {
        Calibration.sizes(seen).forEach(ports.store()::save);
        Calibration.boots(seen).forEach(ports.store()::save);
    }

    /**
     * The services with a diagnosis or an incident. An incident that cannot be read is left out, because
     * nothing may overwrite it.
     */
    private static SortedSet<ServiceName> concerned(Report report) {
        SortedSet<ServiceName> services = new TreeSet<>();
        report.diagnoses().forEach(d -> services.add(d.service()));
        report.snapshot().incidents().forEach(i -> services.add(i.service()));
        report.snapshot().skipped().forEach(s -> services.remove(s.service()));
        return services;
    }
}
