package ecsremediation.aws;

import ecsremediation.model.DecisionLog;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Stores decision records in the DynamoDB table, one partition per cluster, by time. A record that is too
 * large for one item is stored in parts in a second partition. The keys of the parts contain a hash of the
 * record. The item itself is written last and contains the number of parts.
 */
public final class DynamoDbDecisionLog implements DecisionLog {
    private static final Logger LOG = LoggerFactory.getLogger(DynamoDbDecisionLog.class);

    /** DynamoDB allows items of up to 400 KB. The difference is for keys and the other attributes. */
    private static final int PART_BYTES = 380 * 1024;

    /**
     * The records of 600 services with gaps on 5,000 instances took up to 783 KB, which is 3 parts. Our
     * choice.
     */
    private static final int MOST_PARTS = 10;

    private static final String PARTITION = "DECISION#";
    private static final String PARTS_PARTITION = "DECISION_PART#";
    private static final String PARTS = "parts";
    private static final String HASH = "hash";
    private static final String BYTES = "bytes";
    private static final String TRUNCATED = "truncated";

    private static final Duration KEPT = Duration.ofDays(90);

    private final DynamoDbTable table;

    /** @param name the table's name */
    public DynamoDbDecisionLog(DynamoDbClient dynamoDb, String name) {
        table = new DynamoDbTable(dynamoDb, name);
    }

    /**
     * Of two records with the same cluster, time and id the first one stays. A record that is too large
     * for 10 items leaves only its sizes.
     */
    @Override
    public void keep(String cluster, Instant at, String id, Supplier<String> whole) {
        String json = whole.get();
        Item item = Item.at(new Key(PARTITION + cluster, at + "#" + id)).expiring(at.plus(KEPT));
        byte[] packed = CompressedJson.gzip(json);
        int parts = Math.ceilDiv(packed.length, PART_BYTES);
        if (parts > MOST_PARTS) {
            LOG.warn(
                    "decision record {} is not kept: {} bytes gzipped, {} fit",
                    id,
                    packed.length,
                    MOST_PARTS * PART_BYTES);
            item = item.with(TRUNCATED, "yes").with("chars", json.length()).with("gzippedBytes", packed.length);
        } else if (parts > 1) {
            item = item.with(PARTS, parts).with(HASH, hash(packed));
            keepParts(item, packed, at.plus(KEPT));
        } else {
            item = CompressedJson.into(item, json);
        }
        table.put(item, KeyCondition.ABSENT);
    }

    private void keepParts(Item item, byte[] packed, Instant expires) {
        for (int part = 0; part < item.number(PARTS); part++) {
            byte[] bytes =
                    Arrays.copyOfRange(packed, part * PART_BYTES, Math.min(packed.length, (part + 1) * PART_BYTES));
            table.put(Item.at(part(item, part)).with(BYTES, bytes).expiring(expires));
        }
    }

    /**
     * The key contains the hash, so that the parts of another record of the same reconciliation have other
     * keys.
     */
    private static Key part(Item item, int part) {
        String cluster = item.key().pk().substring(PARTITION.length());
        return new Key(PARTS_PARTITION + cluster, item.key().sk() + "#" + item.text(HASH) + "#" + part);
    }

    private static String hash(byte[] packed) {
        CRC32C crc = new CRC32C();
        crc.update(packed);
        return Long.toHexString(crc.getValue()) + "-" + packed.length;
    }

    /**
     * The first records of a cluster between two times, oldest first. Records that were too large to store,
     * and records that cannot be read, are left out.
     *
     * @param most the most items read
     */
    static List<String> between(DynamoDbTable table, String cluster, Instant from, Instant to, int most) {
        KeyCondition keys = KeyCondition.of("pk = :pk AND sk BETWEEN :from AND :to")
                .value(":pk", PARTITION + cluster)
                .value(":from", from.toString())
                .value(":to", to + "~");
        return table.first(most, keys).stream()
                .flatMap(item -> json(table, item).stream())
                .toList();
    }

    /** The newest record of a cluster. */
    static Optional<String> last(DynamoDbTable table, String cluster) {
        return table.last(KeyCondition.of("pk = :pk").value(":pk", PARTITION + cluster))
                .flatMap(item -> json(table, item));
    }

    /** Empty if the record was too large, if a part expired before the item, or if the item cannot be read. */
    private static Optional<String> json(DynamoDbTable table, Item item) {
        try {
            return readable(table, item);
        } catch (IllegalStateException | UncheckedIOException broken) {
            return Optional.empty();
        }
    }

    private static Optional<String> readable(DynamoDbTable table, Item item) {
        if (item.attributes().containsKey(TRUNCATED)) {
            return Optional.empty();
        }
        if (!item.attributes().containsKey(PARTS)) {
            return Optional.of(CompressedJson.of(item));
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int part = 0; part < Math.min(item.count(PARTS).orElse(0), MOST_PARTS); part++) {
            Optional<byte[]> bytes = table.get(part(item, part)).flatMap(i -> i.bytes(BYTES));
            if (bytes.isEmpty()) {
                return Optional.empty();
            }
            packed.writeBytes(bytes.get());
        }
        return Optional.of(CompressedJson.gunzip(packed.toByteArray()));
    }
}
