package ecsremediation;

import ecsremediation.diagnose.Diagnosis;
import ecsremediation.incident.Lifecycle;
import ecsremediation.incident.Lifecycle.Step;
import ecsremediation.observe.Incident;
import ecsremediation.observe.Incident.Message;
import ecsremediation.observe.Incident.Phase;
import ecsremediation.observe.Learning;
import ecsremediation.observe.Observation;
import ecsremediation.observe.ObservationJson;
import ecsremediation.report.DecisionRecord;
import ecsremediation.report.Messages;
import ecsremediation.report.Report;
import ecsremediation.report.Story;
import ecsremediation.trigger.ServiceName;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What comes after acting: incidents move on, operators are told, records are kept, boots and sizes are learned. */
final class FollowUp {
    private final Ports ports;
    private final Policy policy;

    FollowUp(Ports ports, Policy policy) {
        this.ports = ports;
        this.policy = policy;
    }

    /** Moves every incident that the look concerns, and tells what is news. */
    void on(Report report) {
        for (ServiceName service : concerned(report)) {
            Optional<Incident> before = report.observation().memory().incidents().stream()
                    .filter(i -> i.service().equals(service))
                    .findFirst();
            if (before.isPresent() && before.get().phase() == Phase.CLEARED) {
                deliver(before.get());
            } else {
                Lifecycle.next(service, before, report).ifPresent(step -> keep(step, report));
            }
        }
    }

    /** Keeps the record of the look, where it found anything, and what it taught. */
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
        Learning.sizes(seen).forEach(ports.store()::remember);
        Learning.boots(seen).forEach(ports.store()::remember);
    }

    private static SortedSet<ServiceName> concerned(Report report) {
        SortedSet<ServiceName> services = new TreeSet<>();
        report.diagnoses().forEach(d -> services.add(d.service()));
        report.observation().memory().incidents().forEach(i -> services.add(i.service()));
        return services;
    }

    /** Stored first, with what is to be said; who loses that race says nothing. */
    private void keep(Step step, Report report) {
        Incident after = step.incident();
        List<Message> news = step.news().map(n -> Messages.render(new Story(n, after, report), policy.stack())).stream()
                .toList();
        List<Message> toSend =
                Stream.concat(after.unsent().stream(), news.stream()).toList();
        ports.store().save(after.sending(toSend)).ifPresent(this::deliver);
    }

    private void deliver(Incident stored) {
        for (Message message : stored.unsent()) {
            try {
                ports.notifier().send(message);
            } catch (RuntimeException e) {
                ports.journal().unsent(message, e);
                return;
            }
        }
        if (stored.phase() == Phase.CLEARED) {
            ports.store().close(stored);
        } else if (!stored.unsent().isEmpty()) {
            ports.store().save(stored.sending(List.of()));
        }
    }
}
