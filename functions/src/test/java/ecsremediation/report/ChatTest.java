package ecsremediation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.model.Incident;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The chat message and the decision record: fields that other programs read. */
final class ChatTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void chatIsACustomNotificationOfAmazonQ() throws IOException {
        JsonNode chat =
                JSON.readTree(Messages.render(Stories.raised(), Stories.STACK).chat());

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
        String raising = thread(Stories.raised());

        assertThat(thread(Stories.held())).isEqualTo(raising);
        assertThat(raising).isEqualTo("EcsLabPublicCluster/EcsLabApi/2026-03-01T11:57:00Z");
    }

    @Test
    void theSameStoryGivesTheSameId() {
        assertThat(Messages.render(Stories.raised(), Stories.STACK))
                .isEqualTo(Messages.render(Stories.raised(), Stories.STACK));
        assertThat(Messages.render(Stories.raised(), Stories.STACK).id())
                .isNotEqualTo(Messages.render(Stories.clamped(), Stories.STACK).id());
    }

    @Test
    void aCopySaysThatItMayBeOneAndKeepsItsId() throws IOException {
        Incident.Message first = Messages.render(Stories.raised(), Stories.STACK);
        Incident.Message copy = Messages.again(first);

        assertThat(copy.id()).isEqualTo(first.id());
        assertThat(copy.subject()).isEqualTo(first.subject());
        assertThat(copy.text()).startsWith("You may have this message already.").endsWith(first.text());
        JsonNode chat = JSON.readTree(copy.chat());
        assertThat(chat.at("/id").asText()).isEqualTo(first.id());
        assertThat(chat.at("/content/description").asText()).startsWith("You may have this message already.");
        assertThat(chat.at("/content/keywords"))
                .isEqualTo(JSON.readTree(first.chat()).at("/content/keywords"));
        assertThat(Messages.again(copy)).isEqualTo(copy);
    }

    @Test
    void decisionRecordCarriesTheObservationItRestsOn() throws IOException {
        String record = DecisionRecord.json(Stories.raised().report(), "{\"schema\":1}");

        JsonNode json = JSON.readTree(record);
        assertThat(json.at("/observation/schema").asInt()).isEqualTo(1);
        assertThat(json.at("/diagnoses/0/kind").asText()).isEqualTo("CapacityShortfall");
        assertThat(json.at("/plans/0/toDesired").asInt()).isEqualTo(4);
        assertThat(json.at("/outcomes/0/kind").asText()).isEqualTo("Raised");
        assertThat(record).doesNotContain("\n");
    }

    private static String thread(Story story) throws IOException {
        return JSON.readTree(Messages.render(story, Stories.STACK).chat())
                .at("/metadata/threadId")
                .asText();
    }
}
