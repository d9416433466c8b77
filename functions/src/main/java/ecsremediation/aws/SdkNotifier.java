package ecsremediation.aws;

import ecsremediation.incident.OperatorMessage;
import ecsremediation.report.Notifier;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * Publishes a message as text to the operators' topic and, if there is a chat topic, as JSON to that
 * topic. Both carry the message's id as an attribute, so that a receiver recognises a duplicate.
 *
 * <p>A message counts as sent if the text was published. A failed chat message is logged and not repeated.
 * Repeating it would mail the same text once per minute until the chat topic works again.
 */
public final class SdkNotifier implements Notifier {
    /** The message attribute that carries the message's id. */
    public static final String ID_ATTRIBUTE = "message_id";

    private static final Logger LOG = LoggerFactory.getLogger(SdkNotifier.class);

    private final SnsClient sns;
    private final String operatorTopic;
    private final Optional<String> chatTopic;

    /**
     * @param operatorTopic its ARN
     * @param chatTopic ARN of a topic that Amazon Q Developer in chat applications subscribes to; it
     *     ignores plain text
     */
    public SdkNotifier(SnsClient sns, String operatorTopic, Optional<String> chatTopic) {
        this.sns = sns;
        this.operatorTopic = operatorTopic;
        this.chatTopic = chatTopic;
    }

    @Override
    public void send(OperatorMessage message) {
        sns.publish(request(operatorTopic, message.id())
                .subject(SnsText.subject(message.subject()))
                .message(SnsText.body(message.text()))
                .build());
        chatTopic.ifPresent(topic -> chat(topic, message));
    }

    private void chat(String topic, OperatorMessage message) {
        try {
            sns.publish(request(topic, message.id()).message(message.chat()).build());
        } catch (SdkException failure) {
            LOG.warn("chat message {} was not published: {}", message.id(), SdkErrors.words(failure));
        }
    }

    private static PublishRequest.Builder request(String topic, String id) {
        MessageAttributeValue value = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(id)
                .build();
        return PublishRequest.builder().topicArn(topic).messageAttributes(Map.of(ID_ATTRIBUTE, value));
    }
}
