package ecsremediation.aws;

import ecsremediation.observe.DecisionLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Decision records in the DynamoDB table, one partition per cluster, by time. */
public final class DynamoDbDecisionLog implements DecisionLog {
    private static final Logger LOG = LoggerFactory.getLogger(DynamoDbDecisionLog.class);

    /** DynamoDB takes items of up to 400 KB; the rest is for keys and the other attributes. */
    private static final int MOST_BYTES = 380 * 1024;

    private static final String PARTITION = "DECISION#";
    private static final String TRUNCATED = "truncated";

    private static final Duration KEPT = Duration.ofDays(90);

    private final Table table;

    /** @param name the table's name */
    public DynamoDbDecisionLog(DynamoDbClient dynamoDb, String name) {
        table = new Table(dynamoDb, name);
    }

    /** The first of two with the same cluster, time and id stays. One too large for an item leaves only its sizes. */
    @Override
    public void keep(String cluster, Instant at, String id, String json) {
        Item item = Item.at(new Key(PARTITION + cluster, at + "#" + id)).expiring(at.plus(KEPT));
        int packed = Body.gzip(json).length;
        if (packed > MOST_BYTES) {
            LOG.warn("decision record {} is not kept: {} bytes gzipped, {} fit", id, packed, MOST_BYTES);
            item = item.with(TRUNCATED, "yes").with("chars", json.length()).with("gzippedBytes", packed);
        } else {
            item = Body.into(item, json);
        }
        table.put(item, Condition.ABSENT);
    }

    /** The first records of a cluster between two times, oldest first; those too large to be kept are left out. */
    static List<String> between(Table table, String cluster, Instant from, Instant to, int most) {
        Condition keys = Condition.of("pk = :pk AND sk BETWEEN :from AND :to")
                .value(":pk", PARTITION + cluster)
                .value(":from", from.toString())
                .value(":to", to + "~");
        return table.first(most, keys).stream()
                .filter(item -> !item.attributes().containsKey(TRUNCATED))
                .map(Body::of)
                .toList();
    }

    /** The newest record of a cluster. */
    static Optional<String> last(Table table, String cluster) {
        return table.last(Condition.of("pk = :pk").value(":pk", PARTITION + cluster))
                .filter(item -> !item.attributes().containsKey(TRUNCATED))
                .map(Body::of);
    }
}
