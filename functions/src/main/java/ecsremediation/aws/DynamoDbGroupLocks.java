package ecsremediation.aws;

import ecsremediation.model.GroupLocks;
import ecsremediation.model.UnreadableRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Stores the locks of groups in the DynamoDB table. A released lock's item stays, because it counts the
 * holders.
 */
public final class DynamoDbGroupLocks implements GroupLocks {
    private static final String HOLDER = "holder";
    private static final String TOKEN = "token";
    private static final String UNTIL = "until";

    /** The holder of a lock that replaces one that cannot be read. */
    private static final String UNREADABLE = "unreadable";

    private static final String NO_LOCK = "its holder, its token or its end is not one that the program writes";

    /** No process asks for a lock for longer than this. Our choice. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final DynamoDbTable table;
    private final SetAside unreadable;

    /** @param name the table's name */
    public DynamoDbGroupLocks(DynamoDbClient dynamoDb, String name) {
        table = new DynamoDbTable(dynamoDb, name);
        unreadable = new SetAside(table);
    }

    @Override
    public Optional<Lease> acquire(String group, String holder, Instant now, Duration lease) {
        Optional<Item> before = table.get(lock(group));
        if (before.filter(item -> !isReadable(item, now)).isPresent()) {
            before.ifPresent(
                    item -> replace(item, new Lease(group, UNREADABLE, now.toEpochMilli(), now.plus(lease)), now));
            return Optional.empty();
        }
        if (before.filter(item -> isHeld(item, now)).isPresent()) {
            return Optional.empty();
        }
        long token = before.map(item -> item.number(TOKEN)).orElse(0L) + 1;
        Lease taken = new Lease(
                group, holder, token, Instant.ofEpochMilli(now.plus(lease).toEpochMilli()));
        KeyCondition unchanged = before.map(Item::isUnchanged).orElse(KeyCondition.ABSENT);
        return table.put(item(taken, taken.until()), unchanged) ? Optional.of(taken) : Optional.empty();
    }

    /**
     * Nobody knows who holds a lock that cannot be read. It counts as held for as long as a process may hold a lock, and
     * its holder does not find its lease any more.
     */
    private void replace(Item item, Lease instead, Instant now) {
        unreadable.copy(item, new UnreadableRow.GroupLock(instead.group(), NO_LOCK), now);
        table.put(item(instead, instead.until()), item.isUnchanged());
    }

    private static boolean isReadable(Item item, Instant now) {
        return item.count(TOKEN).isPresent()
                && item.textIfPresent(HOLDER).isPresent()
                && item.count(UNTIL).orElse(Long.MAX_VALUE) <= now.plus(LONGEST).toEpochMilli();
    }

    @Override
    public List<UnreadableRow> takeUnreadable() {
        return unreadable.take();
    }

    @Override
    public boolean holds(Lease lease, Instant now) {
        return now.isBefore(lease.until())
                && table.get(lock(lease.group()))
                        .filter(item -> isOf(item, lease))
                        .isPresent();
    }

    @Override
    public void release(Lease lease) {
        KeyCondition stillHeld = KeyCondition.of("#token = :token AND #holder = :holder AND #until = :until")
                .name("#token", TOKEN)
                .name("#holder", HOLDER)
                .name("#until", UNTIL)
                .value(":token", lease.token())
                .value(":holder", lease.holder())
                .value(":until", lease.until().toEpochMilli());
        table.put(item(lease, Instant.EPOCH), stillHeld);
    }

    @Override
    public void requeue(String group) {
        table.put(Item.at(mark(group)));
    }

    /**
     * If another process writes a new mark between the read and the delete, the mark stays for the next
     * call.
     */
    @Override
    public boolean takeRequeue(String group) {
        Optional<Item> mark = table.get(mark(group));
        mark.ifPresent(table::delete);
        return mark.isPresent();
    }

    /** The holder of the group's lock at the given time; empty if the lock is free. */
    static Optional<Lease> holder(DynamoDbTable table, String group, Instant now) {
        return table.get(lock(group))
                .filter(item -> isReadable(item, now) && isHeld(item, now))
                .map(item -> new Lease(
                        group, item.text(HOLDER), item.number(TOKEN), Instant.ofEpochMilli(item.number(UNTIL))));
    }

    private static boolean isHeld(Item item, Instant now) {
        return now.toEpochMilli() < item.number(UNTIL);
    }

    /**
     * Whether the item still is the given lease. A released lock keeps its token and holder, and only its
     * end differs.
     */
    private static boolean isOf(Item item, Lease lease) {
        return item.count(TOKEN).orElse(-1) == lease.token()
                && item.textIfPresent(HOLDER).filter(lease.holder()::equals).isPresent()
                && item.count(UNTIL).orElse(-1) == lease.until().toEpochMilli();
    }

    private static Item item(Lease lease, Instant until) {
        return Item.at(lock(lease.group()))
                .with(HOLDER, lease.holder())
                .with(TOKEN, lease.token())
                .with(UNTIL, until.toEpochMilli());
    }

    static Key lock(String group) {
        return new Key("LOCK#" + group, "LOCK");
    }

    private static Key mark(String group) {
        return new Key("LOCK#" + group, "LOOK_AGAIN");
    }
}
