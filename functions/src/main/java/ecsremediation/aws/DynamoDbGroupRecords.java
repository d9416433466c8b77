package ecsremediation.aws;

import ecsremediation.model.BootTimes;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.History;
import ecsremediation.model.KnownInstanceSize;
import ecsremediation.model.Timeouts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores the actions on a group, its boot times and its instance sizes, one partition per group. */
final class DynamoDbGroupRecords {
    private static final String ACTION = "ACTION#";
    private static final String BOOT = "BOOT";
    private static final String SIZE = "SIZE#";

    /** Actions are kept for as long as the decision records that explain them. Our choice. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final DynamoDbTable table;

    DynamoDbGroupRecords(DynamoDbTable table) {
        this.table = table;
    }

    /** One query: the keys sort as actions by time, then boot times, then sizes by type. */
    History load(String group, Instant now) {
        List<Item> items = table.query(KeyCondition.of("pk = :pk AND sk BETWEEN :from AND :to")
                .value(":pk", partition(group))
                .value(":from", actionKey(now.minus(Timeouts.ACTIONS_LOADED)))
                .value(":to", SIZE + "~"));
        return new History(
                read(items, ACTION, CapacityAction.class),
                read(items, SIZE, KnownInstanceSize.class),
                read(items, BOOT, BootTimes.class));
    }

    /** The newest stored action. */
    Optional<CapacityAction> lastAction(String group) {
        return table.last(KeyCondition.of("pk = :pk AND begins_with(sk, :action)")
                        .value(":pk", partition(group))
                        .value(":action", ACTION))
                .map(item -> ItemJson.read(CompressedJson.of(item), CapacityAction.class));
    }

    /** If the action is already stored, the stored one stays. */
    void save(CapacityAction action) {
        Item item = Item.at(key(action)).expiring(action.at().plus(KEPT));
        table.put(CompressedJson.into(item, ItemJson.write(action)), KeyCondition.ABSENT);
    }

    /** Deletes only an equal action. */
    void delete(CapacityAction action) {
        table.get(key(action))
                .filter(item -> ItemJson.read(CompressedJson.of(item), CapacityAction.class)
                        .equals(action))
                .ifPresent(table::delete);
    }

    /** If the stored size was seen later than this one, the stored one stays. */
    void save(KnownInstanceSize size) {
        long seenAt = size.seenAt().toEpochMilli();
        KeyCondition older = KeyCondition.of("attribute_not_exists(pk) OR #seenAt <= :seenAt")
                .name("#seenAt", "seenAt")
                .value(":seenAt", seenAt);
        Item item = Item.at(new Key(partition(size.group()), SIZE + size.instanceType()))
                .with("seenAt", seenAt);
        table.put(CompressedJson.into(item, ItemJson.write(size)), older);
    }

    void save(BootTimes times) {
        table.put(CompressedJson.into(Item.at(new Key(partition(times.group()), BOOT)), ItemJson.write(times)));
    }

    private static <T extends Record> List<T> read(List<Item> items, String kind, Class<T> type) {
        return items.stream()
                .filter(item -> item.key().sk().startsWith(kind))
                .map(item -> ItemJson.read(CompressedJson.of(item), type))
                .toList();
    }

    private static Key key(CapacityAction action) {
        return new Key(partition(action.group()), actionKey(action.at()));
    }

    private static String partition(String group) {
        return "GROUP#" + group;
    }

    /** Times have a fixed width, so that the keys sort by time. */
    private static String actionKey(Instant at) {
        return ACTION + padded(at.getEpochSecond(), 12) + "." + padded(at.getNano(), 9);
    }

    private static String padded(long number, int width) {
        String digits = Long.toString(number);
        return "0".repeat(width - digits.length()) + digits;
    }
}
