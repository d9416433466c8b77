package ecsremediation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.fixture.RowsOf100;
import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.PauseState;
import ecsremediation.model.BootTimes;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.History;
import ecsremediation.model.KnownInstanceSize;
import ecsremediation.model.UnreadableRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of a group: those of 1.0.0 are read; one that cannot be read is left as it is, alone. */
final class DynamoDbGroupRecordsTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final FakeAws aws = new FakeAws();
    private final FakeDynamoDb table = new FakeDynamoDb();
    private final IncidentStore store = new DynamoDbIncidentStore(aws.clients().dynamoDb(), "table");

    DynamoDbGroupRecordsTest() {
        table.installOn(aws);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    static Stream<JsonNode> rowsOf100() {
        return RowsOf100.ofGroups();
    }

    /** Each field of two rows of each kind, missing, null and of another form; and the row of a newer version. */
    static Stream<Arguments> broken() {
        return Stream.of("ACTION", "BOOT", "SIZE")
                .flatMap(kind -> rowsOf100()
                        .filter(row -> row.at("/sk/S").asText().startsWith(kind))
                        .limit(2))
                .flatMap(DynamoDbGroupRecordsTest::broken);
    }

    static Stream<Arguments> broken(JsonNode row) {
        List<Arguments> all = new ArrayList<>();
        String name = row.at("/pk/S").asText() + " " + row.at("/sk/S").asText();
        all.add(Arguments.of(name + " newer", row, newer(row)));
        all.add(Arguments.of(name + " no JSON", row, withBody(row, "no JSON")));
        all.add(Arguments.of(name + " no body", row, without(row)));
        RowsOf100.body(row).fieldNames().forEachRemaining(field -> {
            all.add(Arguments.of(name + " without " + field, row, changed(row, body -> body.remove(field))));
            all.add(Arguments.of(
                    name + " other " + field,
                    row,
                    changed(row, body -> body.putArray(field).addArray())));
            if (!RowsOf100.body(row).path(field).isNull()) {
                all.add(Arguments.of(name + " null " + field, row, changed(row, body -> body.putNull(field))));
            }
        });
        return all.stream();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("rowsOf100")
    void aRowOf100IsRead(JsonNode row) {
        table.add(row);

        assertThat(size(history(row))).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void aRowThatCannotBeReadIsSkippedAloneAndKept(String name, JsonNode row, JsonNode broken) {
        JsonNode other = sibling(row);
        table.add(other);
        table.add(broken);
        List<JsonNode> before = table.items();

        History history = history(row);
        assertThat(size(history)).isEqualTo(isSame(row, other) ? 0 : 1);
        assertThat(history.unreadable())
                .singleElement()
                .isEqualTo(named(row, history.unreadable().getFirst().detail()));
        assertThat(table.items()).isEqualTo(before);
    }

    @Test
    void whatANewerVersionLearnedIsNotWrittenOver() {
        List<JsonNode> rows = rowsOf100().map(DynamoDbGroupRecordsTest::newer).toList();
        rows.forEach(table::add);
        List<JsonNode> before = table.items();

        rowsOf100().forEach(row -> save(row, RowsOf100.text(row)));

        assertThat(table.items()).isEqualTo(before);
    }

    @Test
    void anActionThatCannotBeReadIsNotTakenBack() {
        JsonNode row = rowsOf100().findFirst().orElseThrow();
        table.add(withBody(row, "no JSON"));
        List<JsonNode> before = table.items();

        store.delete(ItemJson.read(RowsOf100.text(row), CapacityAction.class));

        assertThat(table.items()).isEqualTo(before);
    }

    static Stream<Arguments> brokenPauses() {
        return RowsOf100.pauses().flatMap(DynamoDbGroupRecordsTest::broken);
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("brokenPauses")
    void aPauseThatCannotBeReadCountsAsAPauseAndIsKept(String name, JsonNode row, JsonNode broken) {
        table.add(broken);

        assertThat(store.pause(Instant.MAX)).isInstanceOf(PauseState.Unreadable.class);
        assertThat(table.items()).containsExactly(broken);
    }

    @Test
    void pausesOf100AreRead() {
        assertThat(RowsOf100.pauses()
                        .peek(table::add)
                        .map(row -> store.pause(Instant.parse("2026-01-05T10:00:00Z"))
                                .ordered()
                                .isPresent()))
                .containsExactly(true, false);
    }

    @Test
    void theNewestActionThatCanBeReadIsTheLastOne() {
        JsonNode row = rowsOf100().findFirst().orElseThrow();
        CapacityAction action = ItemJson.read(RowsOf100.text(row), CapacityAction.class);
        ObjectNode later = (ObjectNode) newer(row);
        later.putObject("sk").put("S", "ACTION#999999999999.000000000");
        table.add(row);
        table.add(later);

        assertThat(new DynamoDbRecords(aws.clients().dynamoDb(), "table").lastAction(action.group()))
                .contains(action);
    }

    private void save(JsonNode row, String body) {
        switch (row.at("/sk/S").asText().charAt(0)) {
            case 'A' -> store.save(ItemJson.read(body, CapacityAction.class));
            case 'B' -> store.save(ItemJson.read(body, BootTimes.class));
            default -> store.save(ItemJson.read(body, KnownInstanceSize.class));
        }
    }

    private History history(JsonNode row) {
        return store.loadHistory(List.of(row.at("/pk/S").asText().substring("GROUP#".length())), at(row));
    }

    private static Instant at(JsonNode row) {
        String sk = row.at("/sk/S").asText();
        return sk.startsWith("ACTION#")
                ? Instant.ofEpochSecond(Long.parseLong(sk.substring(7, 19)))
                : IncidentStoreContract.NOW;
    }

    private static UnreadableRow named(JsonNode row, String detail) {
        String group = row.at("/pk/S").asText().substring("GROUP#".length());
        String sk = row.at("/sk/S").asText();
        return switch (sk.charAt(0)) {
            case 'A' ->
                new UnreadableRow.Action(
                        group,
                        ItemJson.read(RowsOf100.text(row), CapacityAction.class).at(),
                        detail);
            case 'B' -> new UnreadableRow.BootSamples(group, detail);
            default -> new UnreadableRow.InstanceSize(group, sk.substring("SIZE#".length()), detail);
        };
    }

    private static int size(History history) {
        return history.actions().size()
                + history.sizes().size()
                + history.bootTimes().size();
    }

    /** A size of the same group: it is read whatever is wrong with its neighbour. */
    private static JsonNode sibling(JsonNode row) {
        JsonNode size = rowsOf100()
                .filter(r -> r.at("/sk/S").asText().startsWith("SIZE#"))
                .findFirst()
                .orElseThrow();
        String partition = row.at("/pk/S").asText();
        ObjectNode other =
                (ObjectNode) changed(size, body -> body.put("group", partition.substring("GROUP#".length())));
        other.putObject("pk").put("S", partition);
        return other;
    }

    private static boolean isSame(JsonNode a, JsonNode b) {
        return a.path("pk").equals(b.path("pk")) && a.path("sk").equals(b.path("sk"));
    }

    private static JsonNode newer(JsonNode row) {
        ObjectNode newer = row.deepCopy();
        newer.putObject("schema").put("N", "2");
        return newer;
    }

    private static JsonNode without(JsonNode row) {
        ObjectNode copy = row.deepCopy();
        copy.remove(List.of("json", "gzip"));
        return copy;
    }

    private static JsonNode withBody(JsonNode row, String body) {
        ObjectNode copy = (ObjectNode) without(row);
        copy.putObject("json").put("S", body);
        return copy;
    }

    private static JsonNode changed(JsonNode row, Consumer<ObjectNode> change) {
        ObjectNode body = (ObjectNode) RowsOf100.body(row);
        change.accept(body);
        try {
            return withBody(row, JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
