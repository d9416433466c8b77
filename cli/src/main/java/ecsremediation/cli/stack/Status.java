package ecsremediation.cli.stack;

import ecsremediation.aws.DynamoDbRecords;
import ecsremediation.cli.UserError;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentStore.Pause;
import ecsremediation.incident.LoadedIncidents;
import ecsremediation.incident.SkippedRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How the stack stands.
 *
 * @param mode by its newest decision record; empty where none is kept
 * @param skipped open incidents that this version cannot read
 * @param groups with the ceiling tag, by name
 * @param unread what could not be read, and why
 */
public record Status(
        Instant at,
        Optional<Mode> mode,
        Optional<Pause> pause,
        List<Incident> open,
        List<SkippedRow> skipped,
        List<StackGroup> groups,
        List<String> unread) {
    public Status {
        open = List.copyOf(open);
        skipped = List.copyOf(skipped);
        groups = List.copyOf(groups);
        unread = List.copyOf(unread);
    }

    /**
     * Reads it. The table must answer; whatever else does not is named.
     *
     * @throws UserError where the table does not answer
     */
    public static Status of(Installation stack) {
        Instant now = stack.now();
        List<String> unread = new ArrayList<>();
        LoadedIncidents loaded = stack.read(DynamoDbRecords::open);
        List<Incident> open = loaded.incidents();
        List<String> clusters = orNone(() -> stack.clusters(open), unread);
        return new Status(
                now,
                mode(stack, clusters),
                stack.pause(now),
                open,
                loaded.skipped(),
                orNone(() -> StackGroup.all(stack, now), unread),
                unread);
    }

    private static Optional<Mode> mode(Installation stack, List<String> clusters) {
        return clusters.stream()
                .flatMap(cluster -> stack.read(records -> records.lastDecision(cluster)).stream())
                .map(json -> new Mode(RecordedDecision.mode(json), RecordedDecision.takenAt(json)))
                .max(Comparator.comparing(Mode::at));
    }

    private static <T> List<T> orNone(Supplier<List<T>> reading, List<String> unread) {
        try {
            return reading.get();
        } catch (UserError refused) {
            unread.add(String.valueOf(refused.getMessage()));
            return List.of();
        }
    }

    /** The mode that a look at that time was in. */
    public record Mode(String name, Instant at) {}
}
