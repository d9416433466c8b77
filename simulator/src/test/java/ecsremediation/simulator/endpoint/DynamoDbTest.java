package ecsremediation.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The operations on the table, called with the SDK for Java. */
class DynamoDbTest {
    private static final String TABLE = "ecs-remediation";
    private final TestEndpoint lab = TestEndpoint.start();
    private final DynamoDbClient db = lab.client(DynamoDbClient.builder());

    @AfterEach
    void close() {
        lab.close();
    }

    private static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue n(int number) {
        return AttributeValue.fromN(String.valueOf(number));
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", s(pk), "sk", s(sk));
    }

    private void put(String pk, String sk, int count) {
        db.putItem(r -> r.tableName(TABLE).item(Map.of("pk", s(pk), "sk", s(sk), "count", n(count))));
    }

    private Map<String, AttributeValue> get(String pk, String sk) {
        return db.getItem(r -> r.tableName(TABLE).key(key(pk, sk)).consistentRead(true))
                .item();
    }

    /** Applies the condition to an item with an attribute of every type. Returns whether it held. */
    private boolean holds(String condition) {
        db.putItem(r -> r.tableName(TABLE)
                .item(Map.of(
                        "pk", s("p"),
                        "sk", s("s"),
                        "num", n(5),
                        "txt", s("hello"),
                        "tags", AttributeValue.fromSs(List.of("a", "b")),
                        "doc", AttributeValue.fromM(Map.of("elems", AttributeValue.fromL(List.of(n(1), n(2))))))));
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        List.of(":one", ":two", ":five", ":nine").forEach(name -> {
            int number = List.of("one", "two", "three", "four", "five", "", "", "", "nine")
                            .indexOf(name.substring(1))
                    + 1;
            addIfUsed(values, condition, name, n(number));
        });
        addIfUsed(values, condition, ":he", s("he"));
        addIfUsed(values, condition, ":a", s("a"));
        addIfUsed(values, condition, ":S", s("S"));
        try {
            db.updateItem(r -> r.tableName(TABLE)
                    .key(key("p", "s"))
                    .conditionExpression(condition)
                    .expressionAttributeValues(values.isEmpty() ? null : values));
            return true;
        } catch (ConditionalCheckFailedException no) {
            return false;
        }
    }

    private static void addIfUsed(
            Map<String, AttributeValue> values, String condition, String name, AttributeValue value) {
        if (condition.matches(".*" + name + "\\b.*")) {
            values.put(name, value);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            num = :five | true
            num <> :five | false
            num < :five | false
            num <= :five | true
            :one < num and num < :nine | true
            num BETWEEN :one AND :nine | true
            num between :one and :two | false
            num IN (:one, :five) | true
            num IN (:one, :two) | false
            NOT num = :five | false
            num = :one OR num = :five AND txt = :he | false
            (num = :one OR num = :five) AND begins_with(txt, :he) | true
            attribute_exists(doc.elems[1]) | true
            attribute_not_exists(doc.elems[2]) | true
            attribute_not_exists(pk) | false
            attribute_type(txt, :S) | true
            contains(tags, :a) | true
            contains(txt, :he) | true
            contains(tags, :he) | false
            doc.elems[0] = :one | true
            size(txt) = :five | true
            size(tags) > :two | false
            absent = :one | false
            absent <> :one | true
            num > :he | false
            """)
    void evaluatesConditionsAsDynamoDbDoes(String condition, boolean expected) {
        assertThat(holds(condition)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "num",
                "num =",
                "num = :one )",
                "(num = :one",
                "num == :one",
                "num = :undefined",
                "#undefined = :one",
                "attribute_exists()",
                "num BETWEEN :one",
                "num IN ()",
                "a..b = :one",
                "doc.elems[x] = :one",
                "doc.elems[99999999999] = :one",
                "num = :one; DROP",
                "count = :one"
            })
    void refusesBadExpressionsWithAValidationException(String condition) {
        assertThatExceptionOfType(DynamoDbException.class)
                .isThrownBy(() -> holds(condition))
                .satisfies(e -> {
                    assertThat(e.statusCode()).isEqualTo(400);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
                });
    }

    @Test
    void limitsTheDepthOfAnExpression() {
        String deep = "(".repeat(1500) + "num = :one" + ")".repeat(1500);

        assertThatExceptionOfType(DynamoDbException.class)
                .isThrownBy(() -> holds(deep))
                .withMessageContaining("nested too deeply");
    }

    @Test
    void refusesReservedWordsAndUnusedValues() {
        assertThatExceptionOfType(DynamoDbException.class)
                .isThrownBy(() -> holds("count = :one"))
                .withMessageContaining("reserved keyword: count");
        assertThatExceptionOfType(DynamoDbException.class)
                .isThrownBy(() -> db.updateItem(r -> r.tableName(TABLE)
                        .key(key("p", "s"))
                        .conditionExpression("attribute_exists(pk)")
                        .expressionAttributeValues(Map.of(":left", n(1)))))
                .withMessageContaining("unused in expressions: keys: {:left}");
    }

    @Test
    void addsOneToATokenThatStartsMissing() {
        for (int expected = 1; expected <= 3; expected++) {
            Map<String, AttributeValue> now = db.updateItem(r -> r.tableName(TABLE)
                            .key(key("lock", "group"))
                            .updateExpression("SET #holder = :me ADD #token :one")
                            .expressionAttributeNames(Map.of("#holder", "holder", "#token", "token"))
                            .expressionAttributeValues(Map.of(":me", s("me"), ":one", n(1)))
                            .returnValues(ReturnValue.ALL_NEW))
                    .attributes();
            assertThat(now).containsEntry("token", n(expected)).containsEntry("pk", s("lock"));
        }
    }

    @Test
    void setsRemovesAddsAndDeletesWithinOneItem() {
        db.putItem(r -> r.tableName(TABLE)
                .item(Map.of(
                        "pk", s("p"),
                        "sk", s("s"),
                        "a", n(1),
                        "gone", s("x"),
                        "tags", AttributeValue.fromSs(List.of("x", "y")),
                        "l", AttributeValue.fromL(List.of(n(1))))));

        Map<String, AttributeValue> now = db.updateItem(r -> r.tableName(TABLE)
                        .key(key("p", "s"))
                        .updateExpression("SET a = a + :one, b = if_not_exists(b, :one), l = list_append(l, :more)"
                                + " REMOVE gone DELETE tags :x")
                        .expressionAttributeValues(Map.of(
                                ":one", n(1),
                                ":more", AttributeValue.fromL(List.of(n(2))),
                                ":x", AttributeValue.fromSs(List.of("x"))))
                        .returnValues(ReturnValue.ALL_NEW))
                .attributes();

        assertThat(now)
                .containsEntry("a", n(2))
                .containsEntry("b", n(1))
                .containsEntry("l", AttributeValue.fromL(List.of(n(1), n(2))))
                .containsEntry("tags", AttributeValue.fromSs(List.of("y")))
                .doesNotContainKey("gone");
    }

    @Test
    void returnsTheOldItemOfAFailedConditionOnRequest() {
        put("p", "s", 4);

        assertThatExceptionOfType(ConditionalCheckFailedException.class)
                .isThrownBy(() -> db.putItem(r -> r.tableName(TABLE)
                        .item(key("p", "s"))
                        .conditionExpression("attribute_not_exists(pk)")
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                .withMessageContaining("The conditional request failed")
                .satisfies(e -> assertThat(e.item()).containsEntry("count", n(4)));
        assertThat(get("p", "s")).containsEntry("count", n(4));
    }

    @Test
    void queriesInOrderOfTheSortKeyPageByPage() {
        List.of("c", "a", "b", "d").forEach(sk -> put("p", sk, 1));
        put("q", "a", 1);
        List<String> seen = new ArrayList<>();
        Map<String, AttributeValue> from = Map.of();
        do {
            Map<String, AttributeValue> start = from;
            QueryResponse page = db.query(r -> r.tableName(TABLE)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", s("p")))
                    .limit(3)
                    .exclusiveStartKey(start.isEmpty() ? null : start));
            page.items().forEach(item -> seen.add(item.getOrDefault("sk", s("")).s()));
            from = page.lastEvaluatedKey();
        } while (!from.isEmpty());

        assertThat(seen).containsExactly("a", "b", "c", "d");
    }

    @ParameterizedTest
    @CsvSource({"'sk BETWEEN :b AND :c',2", "'begins_with(sk, :b)',1", "'sk < :c',2", "'sk = :c',1", "'sk >= :b',3"})
    void narrowsAQueryByTheSortKey(String range, int expected) {
        List.of("a", "b", "c", "d").forEach(sk -> put("p", sk, 1));
        Map<String, AttributeValue> values = new LinkedHashMap<>(Map.of(":pk", s("p")));
        addIfUsed(values, range, ":b", s("b"));
        addIfUsed(values, range, ":c", s("c"));

        assertThat(db.query(r -> r.tableName(TABLE)
                                .keyConditionExpression("pk = :pk AND " + range)
                                .expressionAttributeValues(values))
                        .count())
                .isEqualTo(expected);
    }

    @Test
    void countsWhatTheFilterDropsAsScanned() {
        put("p", "a", 1);
        put("p", "b", 5);

        QueryResponse response = db.query(r -> r.tableName(TABLE)
                .keyConditionExpression("pk = :pk")
                .filterExpression("#count <= :one OR #count = :one")
                .expressionAttributeNames(Map.of("#count", "count"))
                .expressionAttributeValues(Map.of(":pk", s("p"), ":one", n(1))));

        assertThat(response.count()).isEqualTo(1);
        assertThat(response.scannedCount()).isEqualTo(2);
    }

    @Test
    void refusesAnInvalidKeyCondition() {
        assertThatExceptionOfType(DynamoDbException.class)
                .isThrownBy(() -> db.query(r -> r.tableName(TABLE)
                        .keyConditionExpression("sk = :sk")
                        .expressionAttributeValues(Map.of(":sk", s("a")))))
                .withMessageContaining("Query condition missed key schema element: pk");
    }

    private TransactWriteItem putUnlessThere(String sk) {
        return TransactWriteItem.builder()
                .put(p -> p.tableName(TABLE).item(key("p", sk)).conditionExpression("attribute_not_exists(pk)"))
                .build();
    }

    @Test
    void carriesOutATransactionWhollyOrNotAtAll() {
        put("p", "taken", 1);

        assertThatExceptionOfType(TransactionCanceledException.class)
                .isThrownBy(() ->
                        db.transactWriteItems(r -> r.transactItems(putUnlessThere("free"), putUnlessThere("taken"))))
                .satisfies(e -> assertThat(e.cancellationReasons())
                        .extracting(reason -> reason.code())
                        .containsExactly("None", "ConditionalCheckFailed"));
        assertThat(get("p", "free")).isEmpty();
    }

    @Test
    void answersARepeatedTransactionWithoutDoingItAgain() {
        db.transactWriteItems(r -> r.clientRequestToken("once").transactItems(putUnlessThere("new")));

        assertThatNoException()
                .isThrownBy(() ->
                        db.transactWriteItems(r -> r.clientRequestToken("once").transactItems(putUnlessThere("new"))));
        assertThatExceptionOfType(TransactionCanceledException.class)
                .isThrownBy(() ->
                        db.transactWriteItems(r -> r.clientRequestToken("twice").transactItems(putUnlessThere("new"))));
    }

    @Test
    void keepsBinaries() {
        putBinary(1000);

        assertThat(get("p", "s")).containsEntry("b", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[1000])));
    }

    /** Names and values count: pk, p, sk, s and b take 7 bytes of the 400 KiB. */
    @Test
    void keepsItemsOf400KibAndRefusesLargerOnes() {
        assertThatNoException().isThrownBy(() -> putBinary(400 * 1024 - 7));
        assertThatExceptionOfType(DynamoDbException.class)
                .isThrownBy(() -> putBinary(400 * 1024 - 6))
                .withMessageContaining("Item size has exceeded the maximum allowed size");
    }

    private void putBinary(int bytes) {
        AttributeValue binary = AttributeValue.fromB(SdkBytes.fromByteArray(new byte[bytes]));
        db.putItem(r -> r.tableName(TABLE).item(Map.of("pk", s("p"), "sk", s("s"), "b", binary)));
    }

    @Test
    void namesATableThatDoesNotExist() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> db.getItem(r -> r.tableName("other").key(key("p", "s"))))
                .withMessageContaining("Requested resource not found");
        assertThat(db.listTables().tableNames()).containsExactly(TABLE);
    }
}
