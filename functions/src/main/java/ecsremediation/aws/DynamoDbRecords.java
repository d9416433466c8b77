package ecsremediation.aws;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.incident.LoadedIncidents;
import ecsremediation.incident.Mode;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.GroupLocks.Lease;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Answers an operator's queries from the DynamoDB table. It writes nothing. */
public final class DynamoDbRecords {
    private final DynamoDbTable table;
    private final OpenIncidents incidents;
    private final DynamoDbGroupRecords groups;

    /** @param name the table's name */
    public DynamoDbRecords(DynamoDbClient dynamoDb, String name) {
        table = new DynamoDbTable(dynamoDb, name);
        incidents = new OpenIncidents(table, _ -> {});
        groups = new DynamoDbGroupRecords(table);
    }

    /** The open incidents of every cluster, by service name. */
    public LoadedIncidents open() {
        return incidents.all();
    }

    /** The open incident of a service. */
    public Optional<Incident> open(ServiceName service) {
        return incidents.find(service);
    }

    /**
     * Incidents of a cluster that began within the last 90 days and have ended, oldest first. Incidents
     * that a newer version wrote are left out.
     */
    public List<Incident> closed(String cluster) {
        return incidents.closed(cluster);
    }

    /**
     * Decision records of a cluster as JSON, oldest first: those of the first reconciliations between two
     * times.
     *
     * @param most the most records read
     */
    public List<String> decisions(String cluster, Instant from, Instant to, int most) {
        return DynamoDbDecisionLog.between(table, cluster, from, to, most);
    }

    /** The newest decision record of a cluster as JSON. */
    public Optional<String> lastDecision(String cluster) {
        return DynamoDbDecisionLog.last(table, cluster);
    }

    /** Our newest action on a group within the last 90 days. */
    public Optional<CapacityAction> lastAction(String group) {
        return groups.lastAction(group);
    }

    /** The holder of a group's lock at the given time; empty if the lock is free. */
    public Optional<Lease> lock(String group, Instant now) {
        return DynamoDbGroupLocks.holder(table, group, now);
    }

    /** When the next sweep of all clusters is due, by the functions' clock. Empty before the first sweep, or if the
     * time cannot be read. */
    public Optional<Instant> nextSweep() {
        return table.get(DynamoDbIncidentStore.SWEEP)
                .map(item -> item.count(DynamoDbIncidentStore.NEXT))
                .filter(OptionalLong::isPresent)
                .map(next -> Instant.ofEpochMilli(next.getAsLong()));
    }

    /** The most that the stack permitted at the last sweep. Empty before it, or if an older version began it. */
    public Optional<Mode> authority() {
        return table.get(DynamoDbIncidentStore.SWEEP)
                .flatMap(item -> item.textIfPresent(DynamoDbIncidentStore.AUTHORITY))
                .flatMap(Mode::of);
    }
}
