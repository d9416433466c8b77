package ecsremediation.aws;

import ecsremediation.event.ServiceName;
import ecsremediation.model.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Incidents in the table: open ones in a partition of their own, closed ones by cluster. */
final class OpenIncidents {
    private static final String OPEN = "OPEN";
    private static final String CLOSED = "CLOSED#";
    private static final String VERSION = "version";
    private static final String NEXT_LOOK = "nextLook";

    /** As long as the decision records that tell how it went. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final DynamoDbTable table;

    OpenIncidents(DynamoDbTable table) {
        this.table = table;
    }

    List<Incident> of(String cluster) {
        return sorted(table.query(KeyCondition.of("pk = :pk AND begins_with(sk, :cluster)")
                .value(":pk", OPEN)
                .value(":cluster", cluster + "/")));
    }

    /** Of every cluster, by service name. */
    List<Incident> all() {
        return sorted(table.query(KeyCondition.of("pk = :pk").value(":pk", OPEN)));
    }

    /** Those of a cluster that ended within the time they are kept, oldest first. */
    List<Incident> closed(String cluster) {
        return table.query(KeyCondition.of("pk = :pk").value(":pk", CLOSED + cluster)).stream()
                .map(OpenIncidents::read)
                .toList();
    }

    Optional<Incident> find(ServiceName service) {
        return table.get(key(service)).map(OpenIncidents::read);
    }

    List<Incident> due(Instant now) {
        KeyCondition filter = KeyCondition.of("#nextLook <= :now")
                .name("#nextLook", NEXT_LOOK)
                .value(":now", now.toEpochMilli());
        return sorted(table.query(KeyCondition.of("pk = :pk").value(":pk", OPEN), filter));
    }

    Optional<Incident> save(Incident incident) {
        Incident next = incident.stored(incident.version() + 1);
        Item item = Item.at(key(incident.service()))
                .with(VERSION, next.version())
                .with(NEXT_LOOK, next.nextLook().toEpochMilli());
        return table.put(CompressedJson.into(item, ItemJson.write(next)), isStill(incident))
                ? Optional.of(next)
                : Optional.empty();
    }

    boolean close(Incident incident) {
        Incident last = incident.stored(incident.version() + 1);
        Key closed = new Key(
                CLOSED + incident.service().cluster(),
                incident.openedAt() + "#" + incident.service().service());
        Item item = Item.at(closed).expiring(incident.openedAt().plus(KEPT));
        return table.replace(
                key(incident.service()), isStill(incident), CompressedJson.into(item, ItemJson.write(last)));
    }

    private static KeyCondition isStill(Incident incident) {
        return incident.version() == 0
                ? KeyCondition.ABSENT
                : KeyCondition.of("#version = :version")
                        .name("#version", VERSION)
                        .value(":version", incident.version());
    }

    private static Key key(ServiceName service) {
        return new Key(OPEN, service.toString());
    }

    private static List<Incident> sorted(List<Item> items) {
        return items.stream()
                .map(OpenIncidents::read)
                .sorted(Comparator.comparing(Incident::service))
                .toList();
    }

    private static Incident read(Item item) {
        return ItemJson.read(CompressedJson.of(item), Incident.class);
    }
}
