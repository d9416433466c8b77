package ecsremediation.aws;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.LoadedIncidents;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeOrder;
import ecsremediation.incident.ModeState;
import ecsremediation.incident.PauseState;
import ecsremediation.incident.Sweep;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    private final DynamoDbTable table;

    /** @param name the table's name */
    public DynamoDbIncidentStore(DynamoDbClient dynamoDb, String name) {
        table = new DynamoDbTable(dynamoDb, name);
        incidents = new OpenIncidents(table);
        groups = new DynamoDbGroupRecords(table);
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
    public Sweep sweep() {
        Optional<Instant> next = Optional.empty();
        SortedMap<String, Instant> reconciled = new TreeMap<>();
        for (Item item : table.query(KeyCondition.of("pk = :pk").value(":pk", SWEEP.pk()))) {
            if (item.key().equals(SWEEP)) {
                next = Optional.of(Instant.ofEpochMilli(item.number(NEXT)));
            } else if (item.key().sk().startsWith(CLUSTER)) {
                reconciled.put(item.key().sk().substring(CLUSTER.length()), Instant.ofEpochMilli(item.number(AT)));
            }
        }
        return new Sweep(next, reconciled);
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
