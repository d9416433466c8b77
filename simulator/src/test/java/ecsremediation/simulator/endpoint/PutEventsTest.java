package ecsremediation.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.simulator.engine.Documents;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** EventBridge's PutEvents, driven by the SDK for Java. */
final class PutEventsTest {
    private final TestEndpoint endpoint = TestEndpoint.start();
    private final EventBridgeClient events = endpoint.client(EventBridgeClient.builder());

    @AfterEach
    void close() {
        events.close();
        endpoint.close();
    }

    @Test
    void anEventIsOnItsBusInTheEnvelopeOfEventBridge() {
        String id = events.putEvents(r -> r.entries(entry("steps", "{\"step\":\"RAISED\"}")))
                .entries()
                .getFirst()
                .eventId();

        assertThat(endpoint.world().bus().events("steps")).singleElement().satisfies(event -> {
            JsonNode json = Documents.read(event);
            assertThat(json.path("id").asText()).isEqualTo(id);
            assertThat(json.path("source").asText()).isEqualTo("ecs.remediation");
            assertThat(json.path("detail-type").asText()).isEqualTo("Step");
            assertThat(json.at("/detail/step").asText()).isEqualTo("RAISED");
        });
    }

    @Test
    void ofACallEachEntryIsTakenOrRefusedByItself() {
        PutEventsResponse answer = events.putEvents(r -> r.entries(
                entry("default", "{}"),
                entry("default", "no JSON"),
                entry("default", "{}").toBuilder().source("aws.ecs").build()));

        assertThat(answer.failedEntryCount()).isEqualTo(2);
        assertThat(answer.entries())
                .extracting(PutEventsResultEntry::errorCode)
                .containsExactly(null, "MalformedDetail", "NotAuthorizedForSourceException");
        assertThat(endpoint.world().bus().events())
                .filteredOn(event -> event.contains("ecs.remediation"))
                .hasSize(1);
    }

    @Test
    void aCallHasOneToTenEntriesOfLessThan256KbTogether() {
        PutEventsRequestEntry large = entry("default", "{\"text\":\"" + "x".repeat(140_000) + "\"}");

        assertThatThrownBy(() -> events.putEvents(r -> r.entries(Collections.nCopies(11, entry("default", "{}")))))
                .isInstanceOf(EventBridgeException.class);
        assertThatThrownBy(() -> events.putEvents(r -> r.entries(large, large)))
                .isInstanceOf(EventBridgeException.class)
                .hasMessageContaining("size");
        assertThat(events.putEvents(r -> r.entries(large)).failedEntryCount()).isZero();
    }

    private static PutEventsRequestEntry entry(String bus, String detail) {
        return PutEventsRequestEntry.builder()
                .eventBusName(bus)
                .source("ecs.remediation")
                .detailType("Step")
                .detail(detail)
                .build();
    }
}
