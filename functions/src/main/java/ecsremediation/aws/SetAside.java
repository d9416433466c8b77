package ecsremediation.aws;

import ecsremediation.model.UnreadableRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Rows that an adapter could not read and that its answers have no place for. Those without which the program could not
 * go on, such as a lock, are replaced: a copy stays under another key for 30 days.
 */
final class SetAside {
    static final String UNREADABLE = "UNREADABLE";

    /** Long enough to see what wrote the row. Our choice. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final DynamoDbTable table;
    private final Queue<UnreadableRow> found = new ConcurrentLinkedQueue<>();

    SetAside(DynamoDbTable table) {
        this.table = table;
    }

    /** The key of the copy of a row. */
    static Key copyOf(Key row) {
        return new Key(UNREADABLE, row.pk() + "#" + row.sk());
    }

    /** Copies the row, so that another one can replace it. */
    void copy(Item item, UnreadableRow row, Instant now) {
        table.put(item.under(copyOf(item.key())).expiring(now.plus(KEPT)));
        note(row);
    }

    /** Copies the row and deletes it. The copy is written first, so that nothing is lost in between. */
    void move(Item item, UnreadableRow row, Instant now) {
        copy(item, row, now);
        table.delete(item);
    }

    void note(UnreadableRow row) {
        if (!found.contains(row)) {
            found.add(row);
        }
    }

    /** Those found since the last call. */
    List<UnreadableRow> take() {
        List<UnreadableRow> taken = new ArrayList<>();
        for (UnreadableRow row = found.poll(); row != null; row = found.poll()) {
            taken.add(row);
        }
        return taken;
    }
}
