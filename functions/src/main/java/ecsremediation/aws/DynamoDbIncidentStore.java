package ecsremediation.aws;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.LoadedIncidents;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeOrder;
import ecsremediation.incident.ModeState;
import ecsremediation.incident.NoticeLog;
import ecsremediation.incident.PauseState;
import ecsremediation.incident.Sweep;
import ecsremediation.model.BootTimes;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.CapacityReadBack;
import ecsremediation.model.History;
import ecsremediation.model.JudgedRaise;
import ecsremediation.model.KnownInstanceSize;
import ecsremediation.model.StoredRow;
import ecsremediation.model.Timeouts;
import ecsremediation.model.UnreadableRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Stores incidents, actions, boot times and instance sizes in the DynamoDB table. Open incidents share one
 * partition, so that one query finds the due ones.
 */
public final class DynamoDbIncidentStore implements IncidentStore {
    static final Key SWEEP = Key.single("SWEEP");

    /** The attribute of {@link #SWEEP} that contains the time of the next sweep. */
    static final String NEXT = "next";

    /** The attribute of {@link #SWEEP} that contains the most that the stack permits, as the parameter Mode has it. */
    static final String AUTHORITY = "authority";

    /** The prefix of the sort keys of the clusters in the partition of {@link #SWEEP}. */
    private static final String CLUSTER = "CLUSTER#";

    /** The attribute that contains when a tick last began to reconcile the cluster. */
    private static final String AT = "at";

    /** The claim of a deleted cluster is of no use after this time. Our choice. */
    private static final Duration CLAIM_KEPT = Duration.ofDays(7);

    private static final Key PAUSE = Key.single("PAUSE");

    private static final Key MODE = Key.single("MODE");

    private final OpenIncidents incidents;
    private final DynamoDbGroupRecords groups;
    /** The program writes no time that is further ahead. Our choice. */
    private static final Duration FURTHEST = Duration.ofHours(1);

    private static final String NO_TIME = "its time is not one that the program writes";

    private final SetAside unreadable;
    private final DynamoDbNotices notices;
    private final DynamoDbTable table;

    /** @param name the table's name */
    public DynamoDbIncidentStore(DynamoDbClient dynamoDb, String name) {
        table = new DynamoDbTable(dynamoDb, name);
        unreadable = new SetAside(table);
        incidents = new OpenIncidents(table, unreadable::note);
        groups = new DynamoDbGroupRecords(table);
        notices = new DynamoDbNotices(table, unreadable);
    }

    @Override
    public LoadedIncidents load(String cluster) {
        return incidents.of(cluster);
    }

    @Override
    public History loadHistory(List<String> names, Instant now) {
        List<History> histories =
                names.stream().map(group -> groups.load(group, now)).toList();
        return new History(
                histories.stream()
                        .flatMap(h -> h.actions().stream())
                        .sorted(Comparator.comparing(CapacityAction::at).thenComparing(CapacityAction::group))
                        .toList(),
                histories.stream().flatMap(h -> h.sizes().stream()).toList(),
                histories.stream().flatMap(h -> h.bootTimes().stream()).toList(),
                histories.stream().flatMap(h -> h.judged().stream()).toList(),
                histories.stream()
                        .flatMap(h -> h.readBacks().stream())
                        .filter(r -> !r.raise().at().isBefore(now.minus(Timeouts.ACTIONS_LOADED)))
                        .toList(),
                histories.stream().flatMap(h -> h.unreadable().stream()).toList());
    }

    @Override
    public Optional<Incident> find(ServiceName service) {
        return incidents.find(service);
    }

    @Override
    public Optional<Incident> closed(ServiceName service) {
        return incidents.closed(service);
    }

    @Override
    public List<Incident> due(Instant now) {
        return incidents.due(now);
    }

    @Override
    public Optional<Incident> save(Incident incident) {
        return incidents.save(incident);
    }

    @Override
    public boolean close(Incident incident) {
        return incidents.close(incident);
    }

    @Override
    public void save(CapacityAction action) {
        groups.save(action);
    }

    @Override
    public void delete(CapacityAction action) {
        groups.delete(action);
    }

    @Override
    public void save(JudgedRaise judged) {
        groups.save(judged);
    }

    @Override
    public boolean claim(CapacityReadBack readBack) {
        return groups.claim(readBack);
    }

    @Override
    public void delete(CapacityReadBack readBack) {
        groups.delete(readBack);
    }

    @Override
    public void save(KnownInstanceSize size) {
        groups.save(size);
    }

    @Override
    public void save(BootTimes times) {
        groups.save(times);
    }

    @Override
    public boolean claimSweep(Instant now, Duration interval, Mode authority) {
        KeyCondition due = KeyCondition.of("attribute_not_exists(pk) OR #next <= :now")
                .name("#next", NEXT)
                .value(":now", now.toEpochMilli());
        Item claim =
                Item.at(SWEEP).with(NEXT, now.plus(interval).toEpochMilli()).with(AUTHORITY, authority.word());
        return table.put(claim, due);
    }

    @Override
    public Sweep sweep(Instant now) {
        Optional<Instant> next = Optional.empty();
        SortedMap<String, Instant> reconciled = new TreeMap<>();
        for (Item item : table.query(KeyCondition.of("pk = :pk").value(":pk", SWEEP.pk()))) {
            if (item.key().equals(SWEEP)) {
                next = time(item, NEXT, new UnreadableRow.SweepTime(NO_TIME), now);
            } else if (item.key().sk().startsWith(CLUSTER)) {
                String cluster = item.key().sk().substring(CLUSTER.length());
                time(item, AT, new UnreadableRow.SweptCluster(cluster, NO_TIME), now)
                        .ifPresent(at -> reconciled.put(cluster, at));
            }
        }
        return new Sweep(next, reconciled);
    }

    /** The time in the row. Empty if it has none that the program can have written: the row is then moved. */
    private Optional<Instant> time(Item item, String attribute, UnreadableRow row, Instant now) {
        OptionalLong millis = item.count(attribute);
        if (millis.orElse(Long.MAX_VALUE) > now.plus(FURTHEST).toEpochMilli()) {
            unreadable.move(item, row, now);
            return Optional.empty();
        }
        return Optional.of(Instant.ofEpochMilli(millis.getAsLong()));
    }

    @Override
    public List<UnreadableRow> takeUnreadable() {
        return unreadable.take();
    }

    @Override
    public boolean claimReconciliation(String cluster, Instant now, Instant since) {
        KeyCondition noneSince = KeyCondition.of("attribute_not_exists(pk) OR #at <= :since")
                .name("#at", AT)
                .value(":since", since.toEpochMilli());
        Item claim = Item.at(new Key(SWEEP.pk(), CLUSTER + cluster))
                .with(AT, now.toEpochMilli())
                .expiring(now.plus(CLAIM_KEPT));
        return table.put(claim, noneSince);
    }

    @Override
    public NoticeLog notices(String kind, Instant now) {
        return notices.load(kind, now);
    }

    @Override
    public Optional<NoticeLog> save(NoticeLog log, Instant now) {
        return notices.save(log, now);
    }

    @Override
    public StoredRow place(UnreadableRow row) {
        Key key = switch (row) {
            case UnreadableRow.OpenIncident incident -> OpenIncidents.key(incident.service());
            case UnreadableRow.StackPause _ -> PAUSE;
            case UnreadableRow.OrderedMode _ -> MODE;
            case UnreadableRow.LastIncident last -> OpenIncidents.lastKey(last.service());
            case UnreadableRow.Replaced replaced -> SetAside.copyOf(replacedKey(replaced));
            case UnreadableRow.OfGroup ofGroup -> DynamoDbGroupRecords.key(ofGroup);
        };
        return new StoredRow(table.name(), key.pk(), key.sk());
    }

    private static Key replacedKey(UnreadableRow.Replaced row) {
        return switch (row) {
            case UnreadableRow.Notices log -> DynamoDbNotices.key(log.notices());
            case UnreadableRow.SweepTime _ -> SWEEP;
            case UnreadableRow.SweptCluster swept -> new Key(SWEEP.pk(), CLUSTER + swept.cluster());
            case UnreadableRow.GroupLock lock -> DynamoDbGroupLocks.lock(lock.group());
        };
    }

    @Override
    public PauseState pause(Instant now) {
        return table.get(PAUSE).map(item -> pause(item, now)).orElseGet(PauseState.NotPaused::new);
    }

    private static PauseState pause(Item item, Instant now) {
        try {
            Pause pause = RowForm.read(item, Pause.class);
            return now.isBefore(pause.until()) ? new PauseState.Ordered(pause) : new PauseState.NotPaused();
        } catch (UnreadableRowException e) {
            return new PauseState.Unreadable(new UnreadableRow.StackPause(e.detail()));
        }
    }

    @Override
    public void save(Pause pause) {
        table.put(CompressedJson.into(Item.at(PAUSE), ItemJson.write(pause)));
    }

    @Override
    public ModeState mode() {
        return table.get(MODE).map(DynamoDbIncidentStore::mode).orElseGet(ModeState.NotOrdered::new);
    }

    private static ModeState mode(Item item) {
        try {
            return new ModeState.Ordered(ModeRow.read(item));
        } catch (UnreadableRowException e) {
            return new ModeState.Unreadable(new UnreadableRow.OrderedMode(e.detail()));
        }
    }

    @Override
    public void save(ModeOrder order) {
        table.put(CompressedJson.into(Item.at(MODE), ModeRow.write(order)));
    }
}
