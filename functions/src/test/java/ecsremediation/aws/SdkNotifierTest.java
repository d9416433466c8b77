package ecsremediation.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecsremediation.aws.FakeAws.Reply;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.DigestEntry;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationKind;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.SnsException;

class SdkNotifierTest {
    private static final NotificationKey KEY = new NotificationKey(
            NotificationKind.RAISED, new ServiceName("EcsLabPublicCluster", "EcsLabApi"), "EcsLabAsg");
    private static final String OPERATORS = "arn:aws:sns:eu-central-1:111122223333:ecs-remediation-operators";
    private static final String CHAT = "arn:aws:sns:eu-central-1:111122223333:chat";
    private static final IncidentMessage MESSAGE = new IncidentMessage(
            "EcsLabApi#1",
            KEY,
            "[ECS] EcsLabApi: raising EcsLabAsg 1 → 4",
            "desired 4, running 1",
            "{\"version\":\"1.0\"}",
            new DigestEntry("raising EcsLabAsg 1 → 4", "EcsLabApi: 1 of 4 tasks running"));

    private final FakeAws aws = new FakeAws();

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void mailsTheTextWithSubjectAndId() {
        aws.on("Publish", c -> Reply.ok("<MessageId>1</MessageId>"));

        notifier(Optional.empty()).send(MESSAGE);

        assertThat(aws.calls())
                .singleElement()
                .satisfies(c -> assertThat(c.form())
                        .containsEntry("TopicArn", OPERATORS)
                        .containsEntry("Subject", "[ECS] EcsLabApi: raising EcsLabAsg 1 → 4")
                        .containsEntry("Message", "desired 4, running 1")
                        .containsEntry("MessageAttributes.entry.1.Name", "message_id")
                        .containsEntry("MessageAttributes.entry.1.Value.DataType", "String")
                        .containsEntry("MessageAttributes.entry.1.Value.StringValue", "EcsLabApi#1"));
    }

    @Test
    void sendsTheChatMessageToItsOwnTopicWithoutASubject() {
        aws.on("Publish", c -> Reply.ok("<MessageId>1</MessageId>"));

        notifier(Optional.of(CHAT)).send(MESSAGE);

        assertThat(aws.calls())
                .hasSize(2)
                .last()
                .satisfies(c -> assertThat(c.form())
                        .containsEntry("TopicArn", CHAT)
                        .containsEntry("Message", "{\"version\":\"1.0\"}")
                        .doesNotContainKey("Subject"));
    }

    @Test
    void doesNotMailAgainBecauseOfABrokenChatTopic() {
        aws.on(
                "Publish",
                c -> CHAT.equals(c.form().get("TopicArn"))
                        ? Reply.error(404, "NotFound", "Topic does not exist")
                        : Reply.ok("<MessageId>1</MessageId>"));

        notifier(Optional.of(CHAT)).send(MESSAGE);

        assertThat(aws.calls()).hasSize(2);
    }

    @Test
    void failsIfTheTextIsNotPublished() {
        aws.on("Publish", c -> Reply.error(403, "AuthorizationError", "not authorized"));

        assertThatThrownBy(() -> notifier(Optional.of(CHAT)).send(MESSAGE)).isInstanceOf(SnsException.class);
        assertThat(aws.calls()).hasSize(1);
    }

    private SdkNotifier notifier(Optional<String> chat) {
        return new SdkNotifier(aws.clients().sns(), OPERATORS, chat);
    }
}
