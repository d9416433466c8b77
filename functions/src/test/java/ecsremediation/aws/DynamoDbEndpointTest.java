package ecsremediation.aws;

import ecsremediation.incident.IncidentStore;
import ecsremediation.model.GroupLocks;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Runs the contracts against another implementation of DynamoDB, such as moto's or the simulator's: {@code
 * mvn -pl functions test -Dtest='DynamoDbEndpointTest*' -Ddynamodb.endpoint=http://127.0.0.1:5000}.
 */
@EnabledIfSystemProperty(named = "dynamodb.endpoint", matches = "http.*")
class DynamoDbEndpointTest {
    private static final String TABLE = "ecs-remediation";

    private static final DynamoDbClient DYNAMO_DB = new Clients(
                    "eu-central-1",
                    Optional.of(URI.create(System.getProperty("dynamodb.endpoint", "http://127.0.0.1:1"))),
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")),
                    Clients.RetrySettings.of(3, Duration.ofMillis(1), Duration.ofMillis(1)))
            .dynamoDb();

    @BeforeAll
    static void createTable() {
        try {
            DYNAMO_DB.createTable(r -> r.tableName(TABLE)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(attribute("pk"), attribute("sk"))
                    .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
        } catch (ResourceInUseException exists) {
            // The simulator has the table from the start.
            return;
        }
    }

    @Nested
    class Incidents extends IncidentStoreContract {
        @Override
        IncidentStore store() {
            return new DynamoDbIncidentStore(DYNAMO_DB, TABLE);
        }
    }

    @Nested
    class Locks extends GroupLocksContract {
        @Override
        GroupLocks locks() {
            return new DynamoDbGroupLocks(DYNAMO_DB, TABLE);
        }
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
