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
import ecsremediation.trigger.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What comes after acting: incidents move on, operators are told, records are kept, boots and sizes are learned. */
final class FollowUp {
    /** Tries at one incident before it is left to the next look. */
    private static final int ATTEMPTS = 5;

    private final Ports ports;
    private final Policy policy;
    private final Tell tell;

    FollowUp(Ports ports, Policy policy) {
        this.ports = ports;
        this.policy = policy;
        this.tell = new Tell(ports);
    }

    /** Moves every incident that the look concerns, and tells what is news. */
    void on(Report report) {
        List<Incident> moved = concerned(report).stream()
                .flatMap(service -> follow(service, report).stream())
                .toList();
        tell.deliver(moved, report.observation().takenAt());
    }

    /**
     * Who is slower than another process at the same incident takes it as it is now, and thinks again.
     *
     * @return the incident as stored, with what it has to say; empty where it is none of ours
     */
    private Optional<Incident> follow(ServiceName service, Report report) {
        Optional<Incident> current = report.observation().memory().incidents().stream()
                .filter(i -> i.service().equals(service))
                .findFirst();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (current.filter(i -> isInOtherHands(i, report)).isPresent()) {
                return Optional.empty();
            }
            if (current.filter(i -> i.phase() == Phase.CLEARED).isPresent()) {
                return current.flatMap(left -> takenOver(left, report));
            }
            Optional<Incident> after = Lifecycle.next(service, current, report).map(step -> withNews(step, report));
            if (after.isEmpty() || isNothingNew(current, after.get(), report)) {
                return Optional.empty();
            }
            Optional<Incident> stored = ports.store().save(after.get());
            if (stored.isPresent()) {
                return stored;
            }
            current = ports.store().find(service);
        }
        return Optional.empty();
    }

    /** A look in between that changes nothing is not written down: many handlers at once would be in each other's way. */
    private static boolean isNothingNew(Optional<Incident> before, Incident after, Report report) {
        return before.filter(i -> i.nextLook().isAfter(report.observation().takenAt()))
                .filter(i -> i.moved(i.phase(), after.nextLook()).equals(after))
                .isPresent();
    }

    /** A cleared incident that another process left before its end; empty where somebody is faster. */
    private Optional<Incident> takenOver(Incident left, Report report) {
        return left.unsent().isEmpty()
                ? Optional.of(left)
                : ports.store()
                        .save(Lifecycle.takenOver(left, report.observation().takenAt()));
    }

    /** Messages that are not known to be delivered belong to the process that stored them, until the next look is due. */
    private static boolean isInOtherHands(Incident incident, Report report) {
        return !incident.unsent().isEmpty()
                && incident.nextLook().isAfter(report.observation().takenAt());
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
        Learning.sizes(seen).forEach(ports.store()::remember);
        Learning.boots(seen).forEach(ports.store()::remember);
    }

    private static SortedSet<ServiceName> concerned(Report report) {
        SortedSet<ServiceName> services = new TreeSet<>();
        report.diagnoses().forEach(d -> services.add(d.service()));
        report.observation().memory().incidents().forEach(i -> services.add(i.service()));
        return services;
    }

    private Incident withNews(Step step, Report report) {
        Incident after = step.incident();
        Stream<Message> news =
                step.news().stream().map(n -> Messages.render(new Story(n, after, report), policy.stack()));
        Stream<Message> left = after.unsent().stream().map(Messages::again);
        return after.sending(Stream.concat(left, news).toList());
    }
}
