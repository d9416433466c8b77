package ecsremediation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.incident.IncidentMessage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The chat message and the decision record: fields that other programs read. */
final class ChatTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void chatIsACustomNotificationOfAmazonQ() throws IOException {
        JsonNode chat = JSON.readTree(MessageRenderer.render(MessageContexts.raised(), MessageContexts.STACK)
                .chat());

        assertThat(chat.at("/version").asText()).isEqualTo("1.0");
        assertThat(chat.at("/source").asText()).isEqualTo("custom");
        assertThat(chat.at("/content/textType").asText()).isEqualTo("client-markdown");
        assertThat(chat.at("/content/title").asText())
                .isEqualTo("[ECS] EcsLabApi: raising EcsLabAsg 1 → 4 for 3 unplaced tasks");
        assertThat(chat.at("/content/description").asText())
                .contains("EcsLabAsg was raised: desired 1 → 4, max 1 → 4.");
        assertThat(chat.at("/metadata/relatedResources/0").asText()).endsWith("autoScalingGroupName/EcsLabAsg");
    }

    @Test
    void oneIncidentIsOneThread() throws IOException {
        String raising = thread(MessageContexts.raised());

        assertThat(thread(MessageContexts.held())).isEqualTo(raising);
        assertThat(raising).isEqualTo("EcsLabPublicCluster/EcsLabApi/2026-03-01T11:57:00Z");
    }

    @Test
    void theSameContextGivesTheSameId() {
        assertThat(MessageRenderer.render(MessageContexts.raised(), MessageContexts.STACK))
                .isEqualTo(MessageRenderer.render(MessageContexts.raised(), MessageContexts.STACK));
        assertThat(MessageRenderer.render(MessageContexts.raised(), MessageContexts.STACK)
                        .id())
                .isNotEqualTo(MessageRenderer.render(MessageContexts.limited(), MessageContexts.STACK)
                        .id());
    }

    @Test
    void aCopySaysThatItMayBeOneAndKeepsItsId() throws IOException {
        IncidentMessage first = MessageRenderer.render(MessageContexts.raised(), MessageContexts.STACK);
        IncidentMessage copy = MessageRenderer.again(first);

        assertThat(copy.id()).isEqualTo(first.id());
        assertThat(first.copy()).isFalse();
        assertThat(copy.copy()).isTrue();
        assertThat(copy.subject()).isEqualTo(first.subject());
        assertThat(copy.text()).startsWith("You may have this message already.").endsWith(first.text());
        JsonNode chat = JSON.readTree(copy.chat());
        assertThat(chat.at("/id").asText()).isEqualTo(first.id());
        assertThat(chat.at("/content/description").asText()).startsWith("You may have this message already.");
        assertThat(chat.at("/content/keywords"))
                .isEqualTo(JSON.readTree(first.chat()).at("/content/keywords"));
        assertThat(MessageRenderer.again(copy)).isEqualTo(copy);
    }

    @Test
    void decisionRecordCarriesTheObservationItRestsOn() throws IOException {
        String record = DecisionRecord.json(MessageContexts.raised().report());

        JsonNode json = JSON.readTree(record);
        assertThat(json.at("/observation/schema").asInt()).isEqualTo(2);
        assertThat(json.at("/diagnoses/0/kind").asText()).isEqualTo("CapacityShortfall");
        assertThat(json.at("/plans/0/toDesired").asInt()).isEqualTo(4);
        assertThat(json.at("/outcomes/0/kind").asText()).isEqualTo("Raised");
        assertThat(record).doesNotContain("\n");
    }

    private static String thread(MessageContext context) throws IOException {
        return JSON.readTree(
                        MessageRenderer.render(context, MessageContexts.STACK).chat())
                .at("/metadata/threadId")
                .asText();
    }
}
