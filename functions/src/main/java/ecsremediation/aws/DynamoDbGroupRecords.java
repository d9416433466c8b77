package ecsremediation.aws;

import ecsremediation.model.BootTimes;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.CapacityReadBack;
import ecsremediation.model.History;
import ecsremediation.model.JudgedRaise;
import ecsremediation.model.KnownInstanceSize;
import ecsremediation.model.Timeouts;
import ecsremediation.model.UnreadableRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stores the actions on a group and what was read back after them, its boot times and its instance sizes, one
 * partition per group.
 */
final class DynamoDbGroupRecords {
    private static final String GROUP = "GROUP#";
    private static final String ACTION = "ACTION#";
    private static final String BOOT = "BOOT";
    private static final String JUDGED = "JUDGED#";
    private static final String READ_BACK = "READBACK#";
    private static final String SIZE = "SIZE#";
    private static final String SEEN_AT = "seenAt";

    /** Seconds and nanoseconds in a key. The seconds end before the year 6000. */
    private static final Pattern TIME = Pattern.compile("0(\\d{11})\\.(\\d{9})");

    /** Actions are kept for as long as the decision records that explain them. Our choice. */
    private static final Duration KEPT = Duration.ofDays(90);

    /** No reconciliation uses what was read back after this time. Our choice. */
    private static final Duration READ_BACK_KEPT = Duration.ofDays(2);

    private final DynamoDbTable table;

    DynamoDbGroupRecords(DynamoDbTable table) {
        this.table = table;
    }

    /**
     * One query: the keys sort as actions by time, then boot times, then judged raises, then read-backs, then sizes
     * by type.
     */
    History load(String group, Instant now) {
        List<Item> items = table.query(KeyCondition.of("pk = :pk AND sk BETWEEN :from AND :to")
                .value(":pk", partition(group))
                .value(":from", actionKey(now.minus(Timeouts.ACTIONS_LOADED)))
                .value(":to", SIZE + "~"));
        List<UnreadableRow> unreadable = new ArrayList<>();
        return new History(
                read(items, ACTION, CapacityAction.class, unreadable),
                read(items, SIZE, KnownInstanceSize.class, unreadable),
                read(items, BOOT, BootTimes.class, unreadable),
                read(items, JUDGED, JudgedRaise.class, unreadable),
                read(items, READ_BACK, CapacityReadBack.class, unreadable),
                unreadable);
    }

    /** The newest stored action that this version can read. */
    Optional<CapacityAction> lastAction(String group) {
        KeyCondition actions = KeyCondition.of("pk = :pk AND begins_with(sk, :action)")
                .value(":pk", partition(group))
                .value(":action", ACTION);
        return table.last(actions)
                .flatMap(last -> action(last)
                        .or(() -> table.query(actions).reversed().stream()
                                .flatMap(item -> action(item).stream())
                                .findFirst()));
    }

    /** If the action is already stored, the stored one stays. */
    void save(CapacityAction action) {
        Item item = Item.at(key(action)).expiring(action.at().plus(KEPT));
        table.put(CompressedJson.into(item, ItemJson.write(action)), KeyCondition.ABSENT);
    }

    /** Deletes only an equal action that this version can read. */
    void delete(CapacityAction action) {
        table.get(key(action))
                .filter(item -> action(item).filter(action::equals).isPresent())
                .ifPresent(table::delete);
    }

    /** Kept for as long as it is loaded. If it is already stored, the stored one stays. */
    void save(JudgedRaise judged) {
        Item item = Item.at(key(judged)).expiring(judged.raisedAt().plus(Timeouts.JUDGEMENTS_LOADED));
        table.put(CompressedJson.into(item, ItemJson.write(judged)), KeyCondition.ABSENT);
    }

    /** Stores it. @return false if one for the same action was stored before */
    boolean claim(CapacityReadBack readBack) {
        Item item = Item.at(key(readBack)).expiring(readBack.at().plus(READ_BACK_KEPT));
        return table.put(CompressedJson.into(item, ItemJson.write(readBack)), KeyCondition.ABSENT);
    }

    /** Deletes only an equal one that this version can read. */
    void delete(CapacityReadBack readBack) {
        table.get(key(readBack))
                .filter(item -> readBack(item).filter(readBack::equals).isPresent())
                .ifPresent(table::delete);
    }

    /** If the stored size was seen later than this one, or a newer version wrote it, the stored one stays. */
    void save(KnownInstanceSize size) {
        long seenAt = size.seenAt().toEpochMilli();
        Item item = Item.at(key(size)).with(SEEN_AT, seenAt);
        table.put(CompressedJson.into(item, ItemJson.write(size)), RowForm.absentOrKnownUpTo(SEEN_AT, seenAt));
    }

    /** Those that a newer version wrote stay. */
    void save(BootTimes times) {
        Item item = Item.at(new Key(partition(times.group()), BOOT));
        table.put(CompressedJson.into(item, ItemJson.write(times)), RowForm.absentOrKnown());
    }

    private static <T extends Record> List<T> read(
            List<Item> items, String kind, Class<T> type, List<UnreadableRow> unreadable) {
        List<T> rows = new ArrayList<>();
        for (Item item : items) {
            if (item.key().sk().startsWith(kind)) {
                try {
                    rows.add(read(item, type));
                } catch (UnreadableRowException e) {
                    unreadable.add(unreadable(item.key(), e.detail()));
                }
            }
        }
        return rows;
    }

    /** A row whose values belong to another key would count for another group or time. */
    private static <T extends Record> T read(Item item, Class<T> type) throws UnreadableRowException {
        T row = RowForm.read(item, type);
        if (row instanceof KnownInstanceSize) {
            RowForm.number(item, SEEN_AT);
        }
        if (!key(row).equals(item.key())) {
            throw new UnreadableRowException("its values belong to another key");
        }
        return row;
    }

    private static Key key(Record row) {
        return switch (row) {
            case CapacityAction action -> key(action);
            case CapacityReadBack readBack -> key(readBack);
            case JudgedRaise judged -> key(judged);
            case KnownInstanceSize size -> key(size);
            case BootTimes times -> new Key(partition(times.group()), BOOT);
            default -> throw new IllegalArgumentException("no row of a group: " + row.getClass());
        };
    }

    private static Key key(JudgedRaise judged) {
        return new Key(partition(judged.group()), JUDGED + time(judged.raisedAt()));
    }

    private static Key key(KnownInstanceSize size) {
        return new Key(partition(size.group()), SIZE + size.instanceType());
    }

    private static Optional<CapacityAction> action(Item item) {
        try {
            return Optional.of(read(item, CapacityAction.class));
        } catch (UnreadableRowException skipped) {
            return Optional.empty();
        }
    }

    private static Optional<CapacityReadBack> readBack(Item item) {
        try {
            return Optional.of(read(item, CapacityReadBack.class));
        } catch (UnreadableRowException skipped) {
            return Optional.empty();
        }
    }

    private static UnreadableRow unreadable(Key key, String detail) {
        String group = key.pk().substring(GROUP.length());
        UnreadableRow otherwise = new UnreadableRow.OfGroupOtherwise(group, key.sk(), detail);
        if (key.sk().startsWith(ACTION)) {
            return at(key.sk(), ACTION)
                    .<UnreadableRow>map(at -> new UnreadableRow.Action(group, at, detail))
                    .orElse(otherwise);
        }
        if (key.sk().startsWith(READ_BACK)) {
            return at(key.sk(), READ_BACK)
                    .<UnreadableRow>map(at -> new UnreadableRow.ReadBackRow(group, at, detail))
                    .orElse(otherwise);
        }
        if (key.sk().startsWith(JUDGED)) {
            return new UnreadableRow.Judgement(group, key.sk().substring(JUDGED.length()), detail);
        }
        return key.sk().startsWith(SIZE)
                ? new UnreadableRow.InstanceSize(group, key.sk().substring(SIZE.length()), detail)
                : new UnreadableRow.BootSamples(group, detail);
    }

    /** The time in an action's key. Empty if the key is not one that this program writes. */
    private static Optional<Instant> at(String key, String kind) {
        Matcher time = TIME.matcher(key.substring(kind.length()));
        return time.matches()
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(time.group(1)), Long.parseLong(time.group(2))))
                : Optional.empty();
    }

    static Key key(UnreadableRow.OfGroup row) {
        String sk = switch (row) {
            case UnreadableRow.Action action -> actionKey(action.at());
            case UnreadableRow.ReadBackRow readBack -> READ_BACK + time(readBack.action());
            case UnreadableRow.InstanceSize size -> SIZE + size.instanceType();
            case UnreadableRow.BootSamples _ -> BOOT;
            case UnreadableRow.Judgement judged -> JUDGED + judged.raise();
            case UnreadableRow.OfGroupOtherwise other -> other.row();
        };
        return new Key(partition(row.group()), sk);
    }

    private static Key key(CapacityAction action) {
        return new Key(partition(action.group()), actionKey(action.at()));
    }

    private static Key key(CapacityReadBack readBack) {
        return new Key(
                partition(readBack.group()), READ_BACK + time(readBack.raise().at()));
    }

    private static String partition(String group) {
        return GROUP + group;
    }

    /** Times have a fixed width, so that the keys sort by time. */
    private static String actionKey(Instant at) {
        return ACTION + time(at);
    }

    private static String time(Instant at) {
        return padded(at.getEpochSecond(), 12) + "." + padded(at.getNano(), 9);
    }

    private static String padded(long number, int width) {
        String digits = Long.toString(number);
        return "0".repeat(width - digits.length()) + digits;
    }
}
