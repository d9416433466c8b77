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
 * The lines of a service's event list, and the placement failures among its stopped tasks, that still hold,
 * newest first. ECS leaves a repetition out for up to six hours, so a line holds until it is older than that,
 * until a later line says that the service is steady, or until a newer deployment made it speak of tasks that
 * are no longer wanted.
 */
record ServiceMessages(List<Line> lines) {
    private static final Comparator<Line> NEWEST_FIRST =
            Comparator.comparing(Line::at).reversed().thenComparing(Line::kind).thenComparing(Line::text);

    ServiceMessages {
        lines = List.copyOf(lines);
    }

    /** One line and what it means. */
    record Line(MessageKind kind, Instant at, String text, Evidence.Source source) {
        Evidence evidence() {
            return new Evidence(source, text, Optional.of(at));
        }
    }

    /** The lines of the service that hold at that time. */
    static ServiceMessages holding(Service service, Instant now) {
        Instant oldest = now.minus(Timeouts.MESSAGE_HOLDS);
        Instant since = service.deployments().stream()
                .filter(Deployment::isPrimary)
                .map(Deployment::createdAt)
                .filter(oldest::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(oldest);
        List<Line> lines = Stream.concat(events(service, since), unplacedTasks(service, since))
                .sorted(NEWEST_FIRST)
                .toList();
        Instant steady = lines.stream()
                .filter(line -> line.kind() == MessageKind.STEADY_STATE)
                .map(Line::at)
                .findFirst()
                .orElse(Instant.MIN);
        return new ServiceMessages(
                lines.stream().filter(line -> line.at().isAfter(steady)).toList());
    }

    private static Stream<Line> events(Service service, Instant since) {
        return service.messages().stream()
                .filter(m -> !m.at().isBefore(since))
                .map(m -> new Line(MessageKind.of(m.text()), m.at(), m.text(), Evidence.Source.SERVICE_EVENT));
    }

    /** With managed scaling ECS says it in the stop reason of a task that waited for capacity in vain. */
    private static Stream<Line> unplacedTasks(Service service, Instant since) {
        return service.tasks().stream()
                .flatMap(t -> t.stop().stream())
                .filter(stop -> !stop.at().isBefore(since))
                .filter(stop -> StopKind.of(stop) == StopKind.UNPLACED)
                .map(stop -> new Line(MessageKind.of(stop.reason()), stop.at(), stop.reason(), Evidence.Source.TASK));
    }

    /** The newest line of that kind. */
    Optional<Line> newest(MessageKind kind) {
        return newest(k -> k == kind);
    }

    /** The newest line whose kind passes. */
    Optional<Line> newest(Predicate<MessageKind> wanted) {
        return lines.stream().filter(line -> wanted.test(line.kind())).findFirst();
    }

    /** The newest line that says that ECS found no instance. */
    Optional<Line> placementFailure() {
        return newest(MessageKind::isPlacementFailure);
    }

    /** The newest line that names a trouble: the one to show. */
    Optional<Line> loudest() {
        return newest(MessageKind::isTrouble);
    }
}
