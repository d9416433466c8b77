package ecsremediation.aws;

import ecsremediation.model.GroupLocks;
import java.time.Duration;
import java.time.Instant;
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

    private final DynamoDbTable table;

    /** @param name the table's name */
    public DynamoDbGroupLocks(DynamoDbClient dynamoDb, String name) {
        table = new DynamoDbTable(dynamoDb, name);
    }

    @Override
    public Optional<Lease> acquire(String group, String holder, Instant now, Duration lease) {
        Optional<Item> before = table.get(lock(group));
        if (before.filter(item -> isHeld(item, now)).isPresent()) {
            return Optional.empty();
        }
        long token = before.map(item -> item.number(TOKEN)).orElse(0L) + 1;
        Lease taken = new Lease(
                group, holder, token, Instant.ofEpochMilli(now.plus(lease).toEpochMilli()));
        KeyCondition unchanged = before.map(Item::isUnchanged).orElse(KeyCondition.ABSENT);
        return table.put(item(taken, taken.until()), unchanged) ? Optional.of(taken) : Optional.empty();
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
                .filter(item -> isHeld(item, now))
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
        return item.number(TOKEN) == lease.token()
                && item.text(HOLDER).equals(lease.holder())
                && item.number(UNTIL) == lease.until().toEpochMilli();
    }

    private static Item item(Lease lease, Instant until) {
        return Item.at(lock(lease.group()))
                .with(HOLDER, lease.holder())
                .with(TOKEN, lease.token())
                .with(UNTIL, until.toEpochMilli());
    }

    private static Key lock(String group) {
        return new Key("LOCK#" + group, "LOCK");
    }

    private static Key mark(String group) {
        return new Key("LOCK#" + group, "LOOK_AGAIN");
    }
}
