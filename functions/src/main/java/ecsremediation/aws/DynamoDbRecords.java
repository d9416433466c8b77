package ecsremediation.aws;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.incident.LoadedIncidents;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.GroupLocks.Lease;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What the DynamoDB table tells a person who asks: it reads and writes nothing. */
public final class DynamoDbRecords {
    private final DynamoDbTable table;
    private final OpenIncidents incidents;
    private final DynamoDbGroupRecords groups;

    /** @param name the table's name */
    public DynamoDbRecords(DynamoDbClient dynamoDb, String name) {
        table = new DynamoDbTable(dynamoDb, name);
        incidents = new OpenIncidents(table);
        groups = new DynamoDbGroupRecords(table);
    }

    /** Open incidents of every cluster, by service name. */
    public LoadedIncidents open() {
        return incidents.all();
    }

    /** The open incident of a service. */
    public Optional<Incident> open(ServiceName service) {
        return incidents.find(service);
    }

    /**
     * Incidents of a cluster that began within the last 90 days and have ended, oldest first; without those that a newer
     * version wrote.
     */
    public List<Incident> closed(String cluster) {
        return incidents.closed(cluster);
    }

    /** Decision records of a cluster as JSON, of the first looks between two times, oldest first. */
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

    /** Who holds a group's lock at that time. */
    public Optional<Lease> lock(String group, Instant now) {
        return DynamoDbGroupLocks.holder(table, group, now);
    }

    /** When the next sweep of all clusters is due, by the functions' clock; empty before the first. */
    public Optional<Instant> nextSweep() {
        return table.get(DynamoDbIncidentStore.SWEEP)
                .map(item -> Instant.ofEpochMilli(item.number(DynamoDbIncidentStore.NEXT)));
    }
}
