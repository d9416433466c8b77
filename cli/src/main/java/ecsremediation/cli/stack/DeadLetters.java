package ecsremediation.cli.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * The stack's dead-letter queue. A message is deleted from it only once another queue has it: what is interrupted in
 * between is handed over twice, which changes nothing but the moment of looking.
 */
public final class DeadLetters {
    /** The most that one call gives [SQS API, ReceiveMessage]. */
    private static final int BATCH = 10;

    /** Long polling asks all of SQS's servers; a short poll may miss messages [SQS API, ReceiveMessage]. */
    private static final int WAIT_SECONDS = 2;

    private final StackAccount account;
    private final SqsClient sqs;
    private final String url;
    private final String events;

    /**
     * The queue of that name.
     *
     * @param queue its name or its URL
     * @param eventQueue the name of the queue before ServiceEventFunction, whose parser reads every form of news
     */
    public DeadLetters(StackAccount account, String queue, String eventQueue) {
        this.account = account;
        sqs = account.sqs();
        url = queue.contains("://") ? queue : url(queue);
        events = eventQueue;
    }

    /** The next messages, hidden from others for so long; none when there are no more. */
    public List<DeadLetter> receive(int most, Duration hidden) {
        return account
                .ask(
                        "receive from " + url,
                        () -> sqs.receiveMessage(r -> r.queueUrl(url)
                                .maxNumberOfMessages(Math.min(most, BATCH))
                                .visibilityTimeout((int) hidden.toSeconds())
                                .waitTimeSeconds(WAIT_SECONDS)
                                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                                .messageAttributeNames("All")))
                .messages()
                .stream()
                .map(DeadLetters::letter)
                .toList();
    }

    /** The name of the queue a message goes to: the one that gave it up, else the one before ServiceEventFunction. */
    public String target(DeadLetter letter) {
        return letter.source().map(DeadLetter::name).orElse(events);
    }

    /** Sends a message on, then takes it out of the dead-letter queue. */
    public void handOver(DeadLetter letter) {
        String target = url(target(letter));
        account.ask(
                "send to " + target,
                () -> sqs.sendMessage(r -> r.queueUrl(target).messageBody(letter.body())));
        account.ask(
                "delete from " + url,
                () -> sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(letter.receipt())));
    }

    /** Lets others see a message again that was received and is kept. */
    public void release(DeadLetter letter) {
        account.ask(
                "release a message of " + url,
                () -> sqs.changeMessageVisibility(
                        r -> r.queueUrl(url).receiptHandle(letter.receipt()).visibilityTimeout(0)));
    }

    private String url(String queue) {
        return account.ask(
                "find queue " + queue,
                () -> sqs.getQueueUrl(r -> r.queueName(queue)).queueUrl());
    }

    private static DeadLetter letter(Message message) {
        SortedMap<String, String> attributes = new TreeMap<>();
        message.messageAttributes().forEach((name, value) -> {
            if (value.stringValue() != null) {
                attributes.put(name, value.stringValue());
            }
        });
        var system = message.attributes();
        return new DeadLetter(
                message.messageId(),
                message.receiptHandle(),
                Instant.ofEpochMilli(
                        Long.parseLong(system.getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0"))),
                message.body(),
                Optional.ofNullable(system.get(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN)),
                attributes);
    }
}
