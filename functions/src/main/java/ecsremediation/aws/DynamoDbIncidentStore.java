package ecsremediation.aws;

import ecsremediation.event.ServiceName;
import ecsremediation.model.BootTimes;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.History;
import ecsremediation.model.Incident;
import ecsremediation.model.IncidentStore;
import ecsremediation.model.KnownInstanceSize;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Incidents, what we did and what we learned, in the DynamoDB table. Open incidents share one partition, so that those
 * which are due are one query away.
 */
public final class DynamoDbIncidentStore implements IncidentStore {
    static final Key SWEEP = Key.single("SWEEP");

    /** The attribute of {@link #SWEEP} with the time of the next sweep. */
    static final String NEXT = "next";

    private static final Key PAUSE = Key.single("PAUSE");

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
    public History recall(String cluster, List<String> names, Instant now) {
        List<History> memories =
                names.stream().map(group -> groups.recall(group, now)).toList();
        return new History(
                incidents.of(cluster),
                memories.stream()
                        .flatMap(m -> m.actions().stream())
                        .sorted(Comparator.comparing(CapacityAction::at).thenComparing(CapacityAction::group))
                        .toList(),
                memories.stream().flatMap(m -> m.sizes().stream()).toList(),
                memories.stream().flatMap(m -> m.bootTimes().stream()).toList());
    }

    @Override
    public Optional<Incident> find(ServiceName service) {
        return incidents.find(service);
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
    public void remember(CapacityAction action) {
        groups.remember(action);
    }

    @Override
    public void forget(CapacityAction action) {
        groups.forget(action);
    }

    @Override
    public void remember(KnownInstanceSize size) {
        groups.remember(size);
    }

    @Override
    public void remember(BootTimes times) {
        groups.remember(times);
    }

    @Override
    public boolean claimSweep(Instant now, Duration interval) {
        KeyCondition due = KeyCondition.of("attribute_not_exists(pk) OR #next <= :now")
                .name("#next", NEXT)
                .value(":now", now.toEpochMilli());
        return table.put(Item.at(SWEEP).with(NEXT, now.plus(interval).toEpochMilli()), due);
    }

    @Override
    public Optional<Pause> pause(Instant now) {
        return table.get(PAUSE)
                .map(item -> ItemJson.read(CompressedJson.of(item), Pause.class))
                .filter(pause -> now.isBefore(pause.until()));
    }

    @Override
    public void order(Pause pause) {
        table.put(CompressedJson.into(Item.at(PAUSE), ItemJson.write(pause)));
    }
}
