package ecsremediation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.event.ServiceName;
import ecsremediation.fixture.Observations;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.NoticeLog;
import ecsremediation.incident.StackMessage;
import ecsremediation.incident.StackNotice;
import ecsremediation.model.StoredRow;
import ecsremediation.model.UnreadableRow;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every chat message has the form that Amazon Q Developer in chat applications documents for custom notifications. */
final class ChatNotificationTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Stack STACK = new Stack("ecs-remediation", "aws", "eu-central-1", Optional.of("111122223333"));

    @Test
    void everyChatMessageHasTheDocumentedForm() {
        List<String> chats = new ArrayList<>();
        RenderedMessages.contexts().stream()
                .map(context -> MessageRenderer.render(context, STACK))
                .forEach(message -> {
                    chats.add(message.chat());
                    chats.add(MessageRenderer.again(message).chat());
                });
        chats.add(digest(messages(30)).chat());
        chats.add(notices(300).chat());

        assertThat(chats).hasSizeGreaterThan(200).allSatisfy(chat -> hasTheForm(read(chat)));
    }

    private static void hasTheForm(JsonNode chat) {
        assertThat(chat.fieldNames()).toIterable().containsExactly("version", "source", "id", "content", "metadata");
        assertThat(chat.path("version").asText()).isEqualTo("1.0");
        assertThat(chat.path("source").asText()).isEqualTo("custom");
        JsonNode content = chat.path("content");
        assertThat(content.fieldNames())
                .toIterable()
                .containsExactly("textType", "title", "description", "nextSteps", "keywords");
        assertThat(content.path("textType").asText()).isEqualTo("client-markdown");
        assertThat(content.path("title").asText()).hasSizeBetween(1, 99).doesNotContain("\n");
        assertThat(content.path("description").asText()).hasSizeBetween(1, 3_000);
        JsonNode metadata = chat.path("metadata");
        assertThat(metadata.fieldNames())
                .toIterable()
                .containsExactly("threadId", "summary", "eventType", "relatedResources", "additionalContext");
        assertThat(metadata.path("threadId").asText()).isNotEmpty();
        assertThat(metadata.path("summary").asText()).hasSizeBetween(1, 99);
        assertThat(metadata.path("relatedResources"))
                .allSatisfy(arn -> assertThat(arn.asText()).startsWith("arn:"));
        assertThat(metadata.path("additionalContext").path("stack").asText()).isEqualTo("ecs-remediation");
        assertThat(metadata.path("additionalContext").path("region").asText()).isEqualTo("eu-central-1");
        assertThat(metadata.path("additionalContext").path("account").asText()).isEqualTo("111122223333");
        Stream.of(content.path("nextSteps"), content.path("keywords"), metadata.path("relatedResources"))
                .forEach(list -> {
                    assertThat(list.isArray()).isTrue();
                    assertThat(list.size()).isLessThanOrEqualTo(ChatNotification.LISTED);
                    assertThat(list)
                            .allSatisfy(text -> assertThat(text.isTextual()).isTrue());
                });
    }

    @Test
    void itNamesTheClusterTheServiceAndTheGroup() {
        JsonNode metadata = read(MessageRenderer.render(MessageContexts.raised(), STACK)
                        .chat())
                .path("metadata");

        assertThat(metadata.path("relatedResources"))
                .extracting(JsonNode::asText)
                .contains(
                        "arn:aws:ecs:eu-central-1:111122223333:cluster/EcsLabPublicCluster",
                        "arn:aws:ecs:eu-central-1:111122223333:service/EcsLabPublicCluster/EcsLabApi")
                .anyMatch(arn -> arn.endsWith("autoScalingGroupName/EcsLabAsg"));
        assertThat(metadata.path("eventType").asText()).isEqualTo("ecs-remediation RAISED");
    }

    @Test
    void aDigestIsInTheThreadOfItsFirstServicesIncident() {
        List<IncidentMessage> messages = messages(5);
        JsonNode digest = read(digest(messages).chat());

        assertThat(digest.at("/metadata/threadId"))
                .isEqualTo(read(messages.getFirst().chat()).at("/metadata/threadId"));
        assertThat(digest.path("id").asText()).isEqualTo("digest");
    }

    @Test
    void aDigestOfOldMessagesThatAreNoJsonHasAThreadOfItsOwn() {
        IncidentMessage first = messages(1).getFirst();
        IncidentMessage old =
                new IncidentMessage(first.id(), first.key(), first.subject(), first.text(), "no JSON", first.entry());

        assertThat(read(digest(List.of(old)).chat()).at("/metadata/threadId").asText())
                .isEqualTo("digest");
    }

    @Test
    void noticesOfOneKindAreInOneThreadOnEveryDay() {
        NoticeLog log = NoticeLog.empty("RowUnreadable").with(rows(1), Observations.NOW);
        NoticeLog next = log.sent(log.waiting(), Observations.NOW).with(rows(2), Observations.NOW);

        JsonNode today = read(StackNoticeText.of(log, STACK).chat());
        JsonNode tomorrow = read(StackNoticeText.of(next, STACK).chat());
        assertThat(tomorrow.path("id")).isNotEqualTo(today.path("id"));
        assertThat(tomorrow.at("/metadata/threadId")).isEqualTo(today.at("/metadata/threadId"));
    }

    @Test
    void aLongDescriptionEndsWithAWholeLine() {
        List<String> lines = IntStream.range(0, 200)
                .mapToObj(i -> "line " + i + " of a long description")
                .toList();
        String shown = read(new ChatNotification(
                                "id",
                                "title",
                                lines,
                                List.of(),
                                List.of(),
                                new ChatNotification.Threading(
                                        "thread", "HELD", List.of(), Collections.emptySortedMap()))
                        .json())
                .at("/content/description")
                .asText();

        assertThat(shown).hasSizeLessThanOrEqualTo(ChatNotification.TEXT_MOST).endsWith("\nThe e-mail has the rest.");
        assertThat(shown.lines().limit(50).toList()).isEqualTo(lines.subList(0, 50));
    }

    private static IncidentMessage digest(List<IncidentMessage> messages) {
        return Digest.of("EcsLabPublicCluster", "digest", messages);
    }

    private static List<IncidentMessage> messages(int count) {
        return Collections.nCopies(count, MessageRenderer.render(MessageContexts.raised(), STACK));
    }

    private static StackMessage notices(int count) {
        return StackNoticeText.of(NoticeLog.empty("RowUnreadable").with(rows(count), Observations.NOW), STACK);
    }

    private static List<StackNotice> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> (StackNotice) new StackNotice.RowUnreadable(
                        new UnreadableRow.OpenIncident(new ServiceName("shop", "web-" + i), "it is not JSON"),
                        new StoredRow("ecs-remediation", "OPEN", "shop/web-" + i)))
                .toList();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
