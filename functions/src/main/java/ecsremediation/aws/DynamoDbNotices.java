package ecsremediation.aws;

import ecsremediation.incident.NoticeLog;
import ecsremediation.incident.StackNotice;
import ecsremediation.model.StoredRow;
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
    private static final String MOVED = "#unreadable";
    private static final String VERSION = "version";

    /** Longer than any notice takes to repeat. Our choice. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final DynamoDbTable table;

    DynamoDbNotices(DynamoDbTable table) {
        this.table = table;
    }

    NoticeLog load(String kind, Instant now) {
        Optional<Item> stored = table.get(key(kind));
        if (stored.isEmpty()) {
            return NoticeLog.empty(kind);
        }
        try {
            return RowForm.read(stored.get(), NoticeLog.class).stored(RowForm.number(stored.get(), VERSION));
        } catch (UnreadableRowException e) {
            return moved(kind, stored.get(), e.detail(), now);
        }
    }

    /** The copy is written first, so that nothing is lost between both writes. */
    private NoticeLog moved(String kind, Item unreadable, String detail, Instant now) {
        Key kept = new Key(NOTICE, kind + FORM + MOVED);
        table.put(unreadable.under(kept).expiring(now.plus(KEPT)));
        table.delete(unreadable);
        StackNotice notice = new StackNotice.RowUnreadable(
                new UnreadableRow.Notices(kind, detail), new StoredRow(table.name(), kept.pk(), kept.sk()));
        return NoticeLog.empty(kind).with(notice.kind().equals(kind) ? List.of(notice) : List.of(), now);
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
