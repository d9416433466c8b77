package ecsremediation.cli.session;

import ecsremediation.aws.Clients;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Reads the decision records of a cluster from the functions' table, oldest first, as JSON texts. */
final class DecisionRecords {
    private DecisionRecords() {}

    static List<String> read(Clients clients, String table, String cluster) {
        try (DynamoDbClient dynamoDb = clients.dynamoDb()) {
            QueryRequest query = QueryRequest.builder()
                    .tableName(table)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("DECISION#" + cluster)))
                    .build();
            return dynamoDb.queryPaginator(query).items().stream()
                    .map(DecisionRecords::json)
                    .toList();
        }
    }

    private static String json(Map<String, AttributeValue> item) {
        AttributeValue packed = item.get("gzip");
        AttributeValue plain = item.get("json");
        if (packed != null) {
            return unpacked(packed.b());
        }
        return plain == null ? "{}" : plain.s();
    }

    private static String unpacked(SdkBytes bytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes.asByteArray()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("a decision record is not valid gzip", broken);
        }
    }
}
