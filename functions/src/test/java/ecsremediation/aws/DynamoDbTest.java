package ecsremediation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.aws.FakeAws.Call;
import ecsremediation.aws.FakeAws.Reply;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.Cause;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.Mode;
import ecsremediation.model.GroupLocks;
import ecsremediation.model.GroupLocks.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The DynamoDB adapters fulfil the ports' contracts, even if a response is lost. */
class DynamoDbTest {
    private static final Instant NOW = IncidentStoreContract.NOW;
    private static final String TABLE = "ecs-remediation";

    private final FakeAws aws = new FakeAws();
    private final FakeDynamoDb table = new FakeDynamoDb();
    private final IncidentStore store = new DynamoDbIncidentStore(aws.clients().dynamoDb(), TABLE);
    private final GroupLocks locks = new DynamoDbGroupLocks(aws.clients().dynamoDb(), TABLE);

    DynamoDbTest() {
        table.installOn(aws);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Nested
    class Incidents extends IncidentStoreContract {
        @Override
        IncidentStore store() {
            return store;
        }
    }

    @Nested
    class Locks extends GroupLocksContract {
        @Override
        GroupLocks locks() {
            return locks;
        }
    }

    @Test
    void winsASaveWhoseAnswerGotLost() {
        loseTheAnswerTo("PutItem");

        assertThat(store.save(incident())).isPresent();
        assertThat(aws.calls("PutItem")).hasSize(2);
    }

    @Test
    void holdsALockWhoseAnswerGotLost() {
        loseTheAnswerTo("PutItem");

        Lease lease = locks.acquire("g", "a", NOW, Duration.ofMinutes(1)).orElseThrow();

        assertThat(lease.token()).isEqualTo(1);
        assertThat(locks.holds(lease, NOW)).isTrue();
    }

    @Test
    void winsASweepWhoseAnswerGotLost() {
        loseTheAnswerTo("PutItem");

        assertThat(store.claimSweep(NOW, Duration.ofMinutes(5), Mode.ACT)).isTrue();
        assertThat(store.claimSweep(NOW, Duration.ofMinutes(5), Mode.ACT)).isFalse();
    }

    @Test
    void winsAReconciliationWhoseAnswerGotLost() {
        loseTheAnswerTo("PutItem");

        assertThat(store.claimReconciliation("blue", NOW.plusSeconds(1), NOW)).isTrue();
        assertThat(store.claimReconciliation("blue", NOW.plusSeconds(1), NOW)).isFalse();
    }

    @Test
    void winsACloseWhoseAnswerGotLost() {
        Incident open = store.save(incident()).orElseThrow();
        loseTheAnswerTo("TransactWriteItems");

        assertThat(store.close(open)).isTrue();
        assertThat(store.find(open.service())).isEmpty();
    }

    @Test
    void doesNotLoseAMarkWhoseAnswerGotLost() {
        locks.requeue("g");
        loseTheAnswerTo("DeleteItem");

        assertThat(locks.takeRequeue("g")).isTrue();
        assertThat(locks.takeRequeue("g")).isFalse();
    }

    @Test
    void readsStronglyConsistently() {
        store.find(incident().service());
        store.due(NOW);

        assertThat(aws.calls())
                .hasSize(2)
                .allSatisfy(c ->
                        assertThat(c.json().path("ConsistentRead").asBoolean()).isTrue());
    }

    @Test
    void keepsAClosedIncidentForNinetyDays() {
        store.close(store.save(incident()).orElseThrow());

        assertThat(table.items()).singleElement().satisfies(item -> {
            assertThat(item.path("pk").path("S").asText()).isEqualTo("CLOSED#c");
            assertThat(item.path("expires").path("N").asLong())
                    .isEqualTo(NOW.plus(Duration.ofDays(90)).getEpochSecond());
        });
    }

    @Test
    void keepsASmallDecisionRecordReadable() {
        log("{\"a\":1}");
        log("{\"a\":2}");

        assertThat(table.items()).singleElement().satisfies(item -> {
            assertThat(item.path("pk").path("S").asText()).isEqualTo("DECISION#c");
            assertThat(item.path("sk").path("S").asText()).isEqualTo("2026-03-01T10:00:00Z#t1");
            assertThat(item.path("json").path("S").asText()).isEqualTo("{\"a\":1}");
            assertThat(item.path("expires").path("N").asLong())
                    .isEqualTo(NOW.plus(Duration.ofDays(90)).getEpochSecond());
        });
    }

    @Test
    void gzipsALargeDecisionRecord() {
        log("{\"a\":\"" + "x".repeat(1_000_000) + "\"}");

        assertThat(table.items())
                .singleElement()
                .satisfies(
                        item -> assertThat(item.path("gzip").path("B").asText()).hasSizeBetween(500, 5_000));
    }

    /**
     * 1 million random characters are 830 KB gzipped: 3 parts, and an item that names them and is written
     * last.
     */
    @Test
    void keepsADecisionRecordThatIsTooLargeForAnItemInParts() {
        String json = noise(1_000_000);

        log(json);
        log("{\"late\":true}");

        assertThat(table.items())
                .hasSize(4)
                .allSatisfy(item -> assertThat(item.path("expires").path("N").asLong())
                        .isEqualTo(NOW.plus(Duration.ofDays(90)).getEpochSecond()));
        assertThat(aws.calls("PutItem"))
                .extracting(call -> call.json().at("/Item/pk/S").asText())
                .startsWith("DECISION_PART#c", "DECISION_PART#c", "DECISION_PART#c", "DECISION#c");
        assertThat(records().lastDecision("c")).contains(json);
        assertThat(records().decisions("c", NOW, NOW, 9)).containsExactly(json);
    }

    @Test
    void aRecordWithAPartThatHasExpiredIsLeftOut() {
        log(noise(1_000_000));
        aws.clients()
                .dynamoDb()
                .deleteItem(r -> r.tableName(TABLE).key(keyOf(table.items().getLast())));

        assertThat(records().lastDecision("c")).isEmpty();
    }

    @Test
    void marksADecisionRecordThatIsTooLargeForTenItems() {
        log(noise(5_000_000));

        JsonNode item = table.items().getFirst();
        assertThat(item.path("truncated").path("S").asText()).isEqualTo("yes");
        assertThat(item.path("chars").path("N").asInt()).isEqualTo(5_000_000);
        assertThat(item.path("gzippedBytes").path("N").asInt()).isGreaterThan(3_800 * 1024);
        assertThat(item.has("gzip")).isFalse();
        assertThat(records().lastDecision("c")).isEmpty();
    }

    private static String noise(int chars) {
        StringBuilder noise = new StringBuilder();
        new Random(1).ints(chars, 32, 127).forEach(noise::appendCodePoint);
        return noise.toString();
    }

    private DynamoDbRecords records() {
        return new DynamoDbRecords(aws.clients().dynamoDb(), TABLE);
    }

    private static Map<String, AttributeValue> keyOf(JsonNode item) {
        return new Key(
                        item.path("pk").path("S").asText(),
                        item.path("sk").path("S").asText())
                .attributes();
    }

    private void log(String json) {
        new DynamoDbDecisionLog(aws.clients().dynamoDb(), TABLE).keep("c", NOW, "t1", () -> json);
    }

    /** Carries out the next call of the operation and closes the connection without a response, once. */
    private void loseTheAnswerTo(String operation) {
        Function<Call, Reply> usual = aws.answer(operation);
        AtomicBoolean lost = new AtomicBoolean();
        aws.on(operation, call -> {
            Reply reply = usual.apply(call);
            return lost.compareAndSet(false, true) ? Reply.hangUp() : reply;
        });
    }

    private static Incident incident() {
        return Incident.opened(new ServiceName("c", "s"), NOW)
                .found(Cause.MEMORY, NOW)
                .moved(Incident.Phase.NOTICED, NOW);
    }
}
