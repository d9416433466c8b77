package ecsremediation.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.incident.NoticeLog;
import ecsremediation.model.UnreadableRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stores the log of each kind of stack notice. A log that cannot be read is moved to another key, where it expires, and
 * is reported by the next message. Its key contains the number of its form, so versions with other forms do not meet.
 */
final class DynamoDbNotices {
    static final String NOTICE = "NOTICE";

    private static final String FORM = "#1";
    private static final String VERSION = "version";

    /** Longer than any notice takes to repeat. Our choice. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final DynamoDbTable table;
    private final SetAside unreadable;

    DynamoDbNotices(DynamoDbTable table, SetAside unreadable) {
        this.table = table;
        this.unreadable = unreadable;
    }

    NoticeLog load(String kind, Instant now) {
        Optional<Item> stored = table.get(key(kind));
        if (stored.isEmpty()) {
            return NoticeLog.empty(kind);
        }
        try {
            NoticeLog log = RowForm.read(stored.get(), NoticeLog.class);
            if (!log.kind().equals(kind)) {
                throw new UnreadableRowException("it is about notices of another kind than its key");
            }
            return log.stored(RowForm.number(stored.get(), VERSION));
        } catch (UnreadableRowException e) {
            unreadable.move(stored.get(), new UnreadableRow.Notices(kind, e.detail()), now);
            return NoticeLog.empty(kind);
        }
    }

    /** Older versions stored neither when a waiting notice was found last nor events for a bus. */
    static void complete(ObjectNode log) {
        for (String list : List.of("found", "outbox")) {
            if (!log.has(list)) {
                log.putArray(list);
            }
        }
    }

    Optional<NoticeLog> save(NoticeLog log, Instant now) {
        NoticeLog next = log.stored(log.version() + 1);
        Item item = Item.at(key(log.kind())).with(VERSION, next.version()).expiring(now.plus(KEPT));
        return table.put(CompressedJson.into(item, ItemJson.write(next)), isStill(log))
                ? Optional.of(next)
                : Optional.empty();
    }

    private static KeyCondition isStill(NoticeLog log) {
        return log.version() == 0
                ? KeyCondition.ABSENT
                : KeyCondition.of("#version = :version")
                        .name("#version", VERSION)
                        .value(":version", log.version());
    }

    static Key key(String kind) {
        return new Key(NOTICE, kind + FORM);
    }
}
