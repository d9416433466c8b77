package ecsremediation.cli.stack;

import ecsremediation.aws.DynamoDbRecords;
import ecsremediation.cli.UserError;
import ecsremediation.incident.Incident;
import ecsremediation.incident.LoadedIncidents;
import ecsremediation.incident.PauseState;
import ecsremediation.incident.SkippedRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The state of a deployed stack.
 *
 * @param at the functions' current time
 * @param mode how much the stack may do
 * @param left the services that are left to their owners, in the newest decision record of each cluster
 * @param pause whether the stack is paused
 * @param open the open incidents
 * @param skipped open incidents that this version cannot read
 * @param groups the groups with a ceiling tag, sorted by name
 * @param unread the reads that failed, each with its error
 */
public record Status(
        Instant at,
        StackMode mode,
        LeftToOwners left,
        PauseState pause,
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
     * Reads the state. A failed read of ECS or Auto Scaling is added to {@code unread}.
     *
     * @throws UserError if the table cannot be read
     */
    public static Status of(Installation stack) {
        Instant now = stack.now();
        List<String> unread = new ArrayList<>();
        LoadedIncidents loaded = stack.read(DynamoDbRecords::open);
        List<Incident> open = loaded.incidents();
        List<String> clusters = orNone(() -> stack.clusters(open), unread);
        List<String> decisions = clusters.stream()
                .flatMap(cluster -> stack.read(records -> records.lastDecision(cluster)).stream())
                .filter(RecordedDecision::isReadable)
                .toList();
        return new Status(
                now,
                StackMode.of(stack),
                LeftToOwners.of(decisions),
                stack.pause(now),
                open,
                loaded.skipped(),
                orNone(() -> StackGroup.all(stack, now), unread),
                unread);
    }

    private static <T> List<T> orNone(Supplier<List<T>> read, List<String> unread) {
        try {
            return read.get();
        } catch (UserError refused) {
            unread.add(String.valueOf(refused.getMessage()));
            return List.of();
        }
    }

    /**
     * How many services are left to their owners.
     *
     * @param notOurs the program does not manage them
     * @param heldByOrder a pause, a muted alarm or a group's mode tag holds them
     */
    public record LeftToOwners(int notOurs, int heldByOrder) {
        private static LeftToOwners of(List<String> decisions) {
            return new LeftToOwners(
                    decisions.stream().mapToInt(RecordedDecision::notOurs).sum(),
                    decisions.stream().mapToInt(RecordedDecision::heldByOrder).sum());
        }
    }
}
