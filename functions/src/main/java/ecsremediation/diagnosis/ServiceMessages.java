package ecsremediation.diagnosis;

import ecsremediation.model.Deployment;
import ecsremediation.model.Service;
import ecsremediation.model.Timeouts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The lines of a service's event list and the placement failures of its stopped tasks that still count,
 * newest first. ECS omits repetitions for up to {@link Timeouts#MESSAGE_HOLDS}. So a line counts until it
 * is older than that, a later line reports a steady state, or a newer deployment is created.
 */
record ServiceMessages(List<Line> lines) {
    private static final Comparator<Line> NEWEST_FIRST =
            Comparator.comparing(Line::at).reversed().thenComparing(Line::kind).thenComparing(Line::text);

    ServiceMessages {
        lines = List.copyOf(lines);
    }

    /** One message and its meaning. */
    record Line(MessageKind kind, Instant at, Fact.EcsMessage message) {
        static Line of(Instant at, Fact.EcsMessage message) {
            return new Line(MessageKind.of(message.text()), at, message);
        }

        /** The text as ECS wrote it. */
        String text() {
            return message.text();
        }

        Evidence evidence() {
            return new Evidence(message, Optional.of(at));
        }
    }

    /** The lines of the service that count at the given time. */
    static ServiceMessages holding(Service service, Instant now) {
        Instant oldest = now.minus(Timeouts.MESSAGE_HOLDS);
        Instant since = service.deployments().stream()
                .filter(Deployment::isPrimary)
                .map(Deployment::createdAt)
                .filter(oldest::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(oldest);
        List<Line> events = events(service, since).toList();
        Instant steady = events.stream()
                .filter(line -> line.kind() == MessageKind.STEADY_STATE)
                .map(Line::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        return new ServiceMessages(Stream.concat(events.stream(), unplacedTasks(service, since))
                .filter(line -> line.at().isAfter(steady))
                .sorted(NEWEST_FIRST)
                .toList());
    }

    private static Stream<Line> events(Service service, Instant since) {
        return service.messages().stream()
                .filter(m -> !m.at().isBefore(since))
                .map(m -> Line.of(m.at(), new Fact.ServiceEvent(m.text())));
    }

    /**
     * With managed scaling, ECS writes a placement failure into the stop reason of a task that waited for
     * capacity.
     */
    private static Stream<Line> unplacedTasks(Service service, Instant since) {
        return service.tasks().stream()
                .filter(t -> t.containerInstance().isEmpty())
                .flatMap(t -> t.stop().stream())
                .filter(stop -> !stop.at().isBefore(since))
                .filter(stop -> StopKind.of(stop) == StopKind.UNPLACED)
                .map(stop -> Line.of(stop.at(), new Fact.StopReason(stop.reason())));
    }

    /** The newest line of the given kind. */
    Optional<Line> newest(MessageKind kind) {
        return newest(k -> k == kind);
    }

    /** The newest line of the given kinds. */
    Optional<Line> newest(Predicate<MessageKind> wanted) {
        return lines.stream().filter(line -> wanted.test(line.kind())).findFirst();
    }

    /** The newest line that reports a placement failure. */
    Optional<Line> placementFailure() {
        return newest(MessageKind::isPlacementFailure);
    }

    /** The newest line that reports a problem. A message shows this one. */
    Optional<Line> newestProblem() {
        return newest(MessageKind::isProblem);
    }
}
