package ecsremediation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.event.ServiceName;
import ecsremediation.fixture.RowsOf100;
import ecsremediation.incident.Cause;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.LoadedIncidents;
import ecsremediation.incident.SkippedRow;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of version 1.0.0 are read. Rows of a newer version are skipped and stay unchanged. */
final class OpenIncidentsTest {
    private static final Instant NOW = IncidentStoreContract.NOW;
    private static final ServiceName OURS = new ServiceName("c", "ours");
    private static final ServiceName NEWER = new ServiceName("c", "newer");

    private final FakeAws aws = new FakeAws();
    private final FakeDynamoDb table = new FakeDynamoDb();
    private final IncidentStore store = new DynamoDbIncidentStore(aws.clients().dynamoDb(), "table");
    private final DynamoDbTable rows = new DynamoDbTable(aws.clients().dynamoDb(), "table");

    OpenIncidentsTest() {
        table.installOn(aws);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    static Stream<JsonNode> rowsOf100() {
        return RowsOf100.openIncidents();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("rowsOf100")
    void aRowOfVersion100IsReadAndWrittenInThePresentForm(JsonNode row) {
        table.add(row);
        String[] names = row.at("/sk/S").asText().split("/", 2);

        LoadedIncidents loaded = store.load(names[0]);
        assertThat(loaded.skipped()).isEmpty();
        Incident incident = loaded.incidents().getFirst();
        assertThat(store.find(new ServiceName(names[0], names[1]))).contains(incident);
        assertThat(store.due(Instant.ofEpochMilli(row.at("/nextLook/N").asLong())))
                .containsExactly(incident);
        Incident saved = store.save(incident).orElseThrow();
        assertThat(saved).isEqualTo(incident.stored(incident.version() + 1));
        assertThat(store.load(names[0]).incidents()).containsExactly(saved);
        assertThat(table.items().getFirst().at("/schema/N").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1}", "no JSON", ""})
    void aRowOfANewerVersionIsSkippedAloneWhateverIsInIt(String body) {
        Incident ours = store.save(Incident.opened(OURS, NOW)).orElseThrow();
        put(NEWER, 3, body);

        assertThat(store.load("c").incidents()).containsExactly(ours);
        assertThat(store.load("c").skipped())
                .extracting(SkippedRow::service, SkippedRow::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(NEWER, SkippedRow.Reason.NEWER_SCHEMA));
        assertThat(store.due(NOW.plusSeconds(3600))).containsExactly(ours);
        assertThat(store.find(NEWER)).isEmpty();
    }

    @Test
    void aRowOfANewerVersionIsNeverWrittenOver() {
        put(NEWER, 3, "{}");
        List<JsonNode> before = table.items();
        Incident first = Incident.opened(NEWER, NOW);

        assertThat(store.save(first)).isEmpty();
        assertThat(store.save(first.stored(7))).isEmpty();
        assertThat(store.close(first)).isFalse();
        assertThat(store.close(first.stored(7))).isFalse();
        assertThat(table.items()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "no JSON", "{\"service\":null}"})
    void aRowThatBreaksItsFormIsSkippedAlone(String body) {
        Incident ours = store.save(Incident.opened(OURS, NOW)).orElseThrow();
        put(NEWER, 2, body);

        assertThat(store.load("c").incidents()).containsExactly(ours);
        assertThat(store.load("c").skipped())
                .extracting(SkippedRow::reason)
                .containsExactly(SkippedRow.Reason.UNREADABLE);
    }

    @Test
    void aKindThatIsNotKnownYetIsSkippedAlone() {
        Incident ours =
                store.save(Incident.opened(OURS, NOW).found(Cause.MEMORY, NOW)).orElseThrow();
        String known = ItemJson.write(ours.stored(3));
        put(NEWER, 2, known.replace("\"GapSeen\"", "\"SomethingElse\""));
        put(new ServiceName("c", "other"), 2, known.replace("\"MEMORY\"", "\"SOMETHING_ELSE\""));

        assertThat(store.load("c").incidents()).containsExactly(ours);
        assertThat(store.load("c").skipped()).hasSize(2);
    }

    private void put(ServiceName service, int schema, String body) {
        Item item = Item.at(new Key("OPEN", service.toString()))
                .with("schema", schema)
                .with("version", 7)
                .with("nextLook", NOW.toEpochMilli());
        rows.put(body.isEmpty() ? item : item.with("json", body));
    }
}
