package ecsremediation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeOrder;
import ecsremediation.incident.ModeState;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The row of the mode, as a person or the command writes it. */
final class ModeRowTest {
    private static final Instant AT = Instant.parse("2026-11-25T02:41:00Z");

    private final FakeAws aws = new FakeAws();
    private final FakeDynamoDb table = new FakeDynamoDb();
    private final IncidentStore store = new DynamoDbIncidentStore(aws.clients().dynamoDb(), "table");

    ModeRowTest() {
        table.installOn(aws);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void withoutARowNothingIsOrdered() {
        assertThat(store.mode()).isEqualTo(new ModeState.NotOrdered());
    }

    @ParameterizedTest
    @EnumSource
    void anOrderIsReadAsItWasWritten(Mode mode) {
        ModeOrder order = new ModeOrder(mode, "anna", Optional.of("change freeze"), AT);
        store.save(order);

        assertThat(store.mode()).isEqualTo(new ModeState.Ordered(order));
        JsonNode row = table.items().getFirst();
        assertThat(row.at("/pk/S").asText()).isEqualTo("MODE");
        assertThat(row.at("/sk/S").asText()).isEqualTo("MODE");
        assertThat(row.at("/json/S").asText()).startsWith("{\"mode\":\"" + mode.word() + "\",\"by\":\"anna\"");
    }

    @Test
    void theRowIsReadConsistently() {
        store.mode();

        assertThat(aws.calls("GetItem"))
                .singleElement()
                .satisfies(call -> assertThat(call.json().path("ConsistentRead").asBoolean())
                        .isTrue());
    }

    @Test
    void aRowWithoutAReasonOrWithFieldsOfANewerVersionIsRead() throws JsonProcessingException {
        put("{\"mode\":\"act\",\"by\":\"anna\",\"at\":\"2026-11-25T02:41:00Z\",\"until\":\"never\"}");

        assertThat(store.mode())
                .isEqualTo(new ModeState.Ordered(new ModeOrder(Mode.ACT, "anna", Optional.empty(), AT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'by':'anna','at':'2026-11-25T02:41:00Z'}",
                "{'mode':null,'by':'anna','at':'2026-11-25T02:41:00Z'}",
                "{'mode':'','by':'anna','at':'2026-11-25T02:41:00Z'}",
                "{'mode':'ACT','by':'anna','at':'2026-11-25T02:41:00Z'}",
                "{'mode':'stop','by':'anna','at':'2026-11-25T02:41:00Z'}",
                "{'mode':2,'by':'anna','at':'2026-11-25T02:41:00Z'}",
                "{'mode':true,'by':'anna','at':'2026-11-25T02:41:00Z'}",
                "{'mode':['act'],'by':'anna','at':'2026-11-25T02:41:00Z'}",
                "{'mode':'act','at':'2026-11-25T02:41:00Z'}",
                "{'mode':'act','by':null,'at':'2026-11-25T02:41:00Z'}",
                "{'mode':'act','by':{},'at':'2026-11-25T02:41:00Z'}",
                "{'mode':'act','by':'anna'}",
                "{'mode':'act','by':'anna','at':null}",
                "{'mode':'act','by':'anna','at':'yesterday'}",
                "{'mode':'act','by':'anna','why':{},'at':'2026-11-25T02:41:00Z'}",
                "{'mode':'act','by':'anna','at':'2026-11-25T02:41:00Z'",
                "['act']",
                "'act'",
                "null",
                ""
            })
    void aRowThatCannotBeReadPermitsToObserveAndIsKept(String json) throws JsonProcessingException {
        JsonNode row = put(json.replace('\'', '"'));

        assertThat(store.mode()).isInstanceOf(ModeState.Unreadable.class);
        assertThat(store.mode().most()).isEqualTo(Mode.OBSERVE);
        assertThat(store.mode().unreadable().orElseThrow().detail()).hasLineCount(1);
        assertThat(table.items()).containsExactly(row);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'json':{'N':'1'}}", "{'gzip':{'B':'AAAA'}}", "{'json':{'S':'{}'},'schema':{'N':'2'}}"})
    void aRowOfAnotherFormPermitsToObserve(String attributes) throws JsonProcessingException {
        ObjectNode row = row();
        row.setAll((ObjectNode) new JsonMapper().readTree(attributes.replace('\'', '"')));
        table.add(row);

        assertThat(store.mode()).isInstanceOf(ModeState.Unreadable.class);
    }

    @Test
    void anOrderReplacesARowThatCannotBeRead() throws JsonProcessingException {
        put("{}");
        store.save(new ModeOrder(Mode.OFF, "anna", Optional.empty(), AT));

        assertThat(store.mode().most()).isEqualTo(Mode.OFF);
    }

    private JsonNode put(String json) throws JsonProcessingException {
        ObjectNode row = row();
        row.putObject("json").put("S", json);
        table.add(row);
        return row;
    }

    private static ObjectNode row() {
        ObjectNode row = new JsonMapper().createObjectNode();
        row.putObject("pk").put("S", "MODE");
        row.putObject("sk").put("S", "MODE");
        return row;
    }
}
