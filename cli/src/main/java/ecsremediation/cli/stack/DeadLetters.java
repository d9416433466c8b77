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
 * The stack's dead-letter queue. A message is deleted only after another queue has accepted it. If the
 * command is interrupted in between, the message is delivered twice; the functions then reconcile twice,
 * which is harmless.
 */
public final class DeadLetters {
    /** The largest MaxNumberOfMessages of one call [SQS API, ReceiveMessage]. */
    private static final int BATCH = 10;

    /** A long poll queries all servers of SQS; a short poll may miss messages [SQS API, ReceiveMessage]. */
    private static final int WAIT_SECONDS = 2;

    private final StackAccount account;
    private final SqsClient sqs;
    private final String url;
    private final String events;

    /**
     * Finds the dead-letter queue.
     *
     * @param queue the name or the URL of the dead-letter queue
     * @param eventQueue the name of the queue of ServiceEventFunction, which reads every event type
     * @throws UserError if there is no queue of that name, or AWS refuses
     */
    public DeadLetters(StackAccount account, String queue, String eventQueue) {
        this.account = account;
        sqs = account.sqs();
        url = queue.contains("://") ? queue : url(queue);
        events = eventQueue;
    }

    /**
     * Receives messages.
     *
     * @param most the largest number; one call returns 10 at most
     * @param hidden how long other receivers do not get these messages, in whole seconds
     * @return none when the queue is empty
     * @throws UserError if AWS refuses or does not answer
     */
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

    /**
     * The name of the queue that a message is sent to: the one that it came from, else the queue of
     * ServiceEventFunction.
     */
    public String target(DeadLetter letter) {
        return letter.source().map(DeadLetter::name).orElse(events);
    }

    /** Sends a message to its target queue, then deletes it from the dead-letter queue. */
    public void redrive(DeadLetter letter) {
        String target = url(target(letter));
        account.ask(
                "send to " + target,
                () -> sqs.sendMessage(r -> r.queueUrl(target).messageBody(letter.body())));
        account.ask(
                "delete from " + url,
                () -> sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(letter.receipt())));
    }

    /** Makes a received message visible to other receivers again. */
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
