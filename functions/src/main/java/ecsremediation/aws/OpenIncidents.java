package ecsremediation.aws;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentJson;
import ecsremediation.incident.LoadedIncidents;
import ecsremediation.incident.Recoveries;
import ecsremediation.incident.SkippedRow;
import ecsremediation.incident.UnreadableIncidentException;
import ecsremediation.model.UnreadableRow;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Stores incidents in the table: open ones in one partition, closed ones by cluster, and each
 * service's last closed one once more, for the next gap. A row that this
 * version cannot read is skipped and never overwritten. Other rows are not affected.
 */
final class OpenIncidents {
    private static final String OPEN = "OPEN";
    private static final String CLOSED = "CLOSED#";
    private static final String LAST = "LAST#";
    private static final String VERSION = "version";
    private static final String NEXT = "nextLook";

    /** The attribute with the version of the body's form. Rows of version 1.0.0 have none. */
    private static final String SCHEMA = "schema";

    /** Closed incidents are kept for as long as the decision records that explain them. Our choice. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final DynamoDbTable table;
    private final Consumer<UnreadableRow> found;

    /** @param found accepts rows that an answer has no place for */
    OpenIncidents(DynamoDbTable table, Consumer<UnreadableRow> found) {
        this.table = table;
        this.found = found;
    }

    LoadedIncidents of(String cluster) {
        return read(table.query(KeyCondition.of("pk = :pk AND begins_with(sk, :cluster)")
                .value(":pk", OPEN)
                .value(":cluster", cluster + "/")));
    }

    /** The open incidents of every cluster, by service name. */
    LoadedIncidents all() {
        return read(table.query(KeyCondition.of("pk = :pk").value(":pk", OPEN)));
    }

    /**
     * The stored incidents of a cluster that have ended, oldest first. Incidents that cannot be read are
     * left out.
     */
    List<Incident> closed(String cluster) {
        return table.query(KeyCondition.of("pk = :pk").value(":pk", CLOSED + cluster)).stream()
                .flatMap(item -> readable(item).stream())
                .toList();
    }

    private static Optional<Incident> readable(Item item) {
        try {
            return Optional.of(incident(item));
        } catch (UnreadableIncidentException skipped) {
            return Optional.empty();
        }
    }

    Optional<Incident> find(ServiceName service) {
        return table.get(key(service))
                .flatMap(item -> read(List.of(item)).incidents().stream().findFirst());
    }

    List<Incident> due(Instant now) {
        KeyCondition filter =
                KeyCondition.of("#nextLook <= :now").name("#nextLook", NEXT).value(":now", now.toEpochMilli());
        return read(table.query(KeyCondition.of("pk = :pk").value(":pk", OPEN), filter))
                .incidents();
    }

    Optional<Incident> save(Incident incident) {
        Incident next = incident.stored(incident.version() + 1);
        Item item = Item.at(key(incident.service()))
                .with(VERSION, next.version())
                .with(NEXT, next.nextReconciliation().toEpochMilli())
                .with(SCHEMA, IncidentJson.SCHEMA);
        return table.put(CompressedJson.into(item, IncidentJson.write(next)), isStill(incident))
                ? Optional.of(next)
                : Optional.empty();
    }

    boolean close(Incident incident) {
        Incident last = incident.stored(incident.version() + 1);
        Key closed = new Key(
                CLOSED + incident.service().cluster(),
                incident.openedAt() + "#" + incident.service().service());
        Item item = row(closed, last).expiring(incident.openedAt().plus(KEPT));
        return table.replace(
                key(incident.service()),
                isStill(incident),
                Stream.concat(Stream.of(item), lastClosed(last).stream()).toList());
    }

    /** The row for the service's next gap. Empty if operators were not notified of the incident. */
    private static Optional<Item> lastClosed(Incident last) {
        return last.lastSaid()
                .map(_ -> row(lastKey(last.service()), last)
                        .expiring(last.nextReconciliation()
                                .plus(Recoveries.CONTINUES)
                                .plus(Recoveries.CONTINUES)));
    }

    private static Item row(Key key, Incident incident) {
        return CompressedJson.into(Item.at(key).with(SCHEMA, IncidentJson.SCHEMA), IncidentJson.write(incident));
    }

    /** The incident of a service that was closed last and of which operators were notified. */
    Optional<Incident> closed(ServiceName service) {
        return table.get(lastKey(service)).flatMap(item -> last(service, item));
    }

    private Optional<Incident> last(ServiceName service, Item item) {
        try {
            return Optional.of(of(service, incident(item)));
        } catch (UnreadableIncidentException e) {
            found.accept(new UnreadableRow.LastIncident(service, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private static Incident of(ServiceName service, Incident incident) throws UnreadableIncidentException {
        if (!incident.service().equals(service)) {
            throw new UnreadableIncidentException(
                    SkippedRow.Reason.UNREADABLE, "it is about another service than its key");
        }
        return incident;
    }

    static Key lastKey(ServiceName service) {
        return new Key(LAST + service.cluster(), service.service());
    }

    /** Whether the row is still the one that was read. It is not if a newer version has written it since. */
    private static KeyCondition isStill(Incident incident) {
        return incident.version() == 0
                ? KeyCondition.ABSENT
                : KeyCondition.of("#version = :version AND attribute_not_exists(#schema)"
                                + " OR #version = :version AND #schema <= :known")
                        .name("#version", VERSION)
                        .name("#schema", SCHEMA)
                        .value(":version", incident.version())
                        .value(":known", IncidentJson.SCHEMA);
    }

    static Key key(ServiceName service) {
        return new Key(OPEN, service.toString());
    }

    private static ServiceName service(Key key) {
        String[] names = key.sk().split("/", 2);
        return new ServiceName(names[0], names.length > 1 ? names[1] : "");
    }

    private static LoadedIncidents read(List<Item> items) {
        List<Incident> incidents = new ArrayList<>();
        List<SkippedRow> skipped = new ArrayList<>();
        for (Item item : items) {
            try {
                incidents.add(open(item));
            } catch (UnreadableIncidentException e) {
                skipped.add(new SkippedRow(service(item.key()), e.reason(), String.valueOf(e.getMessage())));
            }
        }
        incidents.sort(Comparator.comparing(Incident::service));
        skipped.sort(Comparator.comparing(SkippedRow::service));
        return new LoadedIncidents(incidents, skipped);
    }

    /** An open incident. With another version in the attribute, its next write would be refused for ever. */
    private static Incident open(Item item) throws UnreadableIncidentException {
        Incident incident = of(service(item.key()), incident(item));
        if (item.count(VERSION).orElse(-1) != incident.version()) {
            throw new UnreadableIncidentException(
                    SkippedRow.Reason.UNREADABLE, "its attribute version is not the version of the incident");
        }
        return incident;
    }

    private static Incident incident(Item item) throws UnreadableIncidentException {
        return IncidentJson.read(body(item), schema(item));
    }

    private static int schema(Item item) throws UnreadableIncidentException {
        try {
            return Math.toIntExact(item.numberIfPresent(SCHEMA).orElse(IncidentJson.SCHEMA_OF_1_0_0));
        } catch (ArithmeticException | NumberFormatException broken) {
            throw new UnreadableIncidentException(
                    SkippedRow.Reason.NEWER_SCHEMA, "its schema number is not one that this version knows", broken);
        }
    }

    /** The body; empty if the row has none where this version stores it. */
    private static String body(Item item) {
        try {
            return CompressedJson.of(item);
        } catch (IllegalStateException | UncheckedIOException elsewhere) {
            return "";
        }
    }
}
