package ecsremediation.simulator.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.engine.Documents;
import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.lambda.FunctionInvocation;
import ecsremediation.simulator.lambda.FunctionSlots;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lambda's poller of one queue for one function. If the function fails, its batch becomes visible again after the
 * visibility time. If the answer has {@code batchItemFailures}, only the named messages do.
 */
public final class QueuePoller {
    private final EventLoop eventLoop;
    private final Queues queues;
    private final FunctionSlots functions;
    private final QueuePolling polling;
    private final NavigableSet<Instant> polls = new TreeSet<>();

    public QueuePoller(EventLoop eventLoop, Queues queues, FunctionSlots functions, QueuePolling polling) {
        this.eventLoop = eventLoop;
        this.queues = queues;
        this.functions = functions;
        this.polling = polling;
    }

    /** Starts to poll. */
    public void start() {
        queues.onVisible(polling.queue(), this::pollAfterWindow);
    }

    /** The first message opens the window. The batch takes every message that arrives until the window closes. */
    private void pollAfterWindow(Instant visibleAt) {
        Instant from = visibleAt.isBefore(eventLoop.now()) ? eventLoop.now() : visibleAt;
        Instant close = from.plus(polling.window());
        Instant planned = polls.ceiling(from);
        if (planned == null || planned.isAfter(close)) {
            polls.add(close);
            eventLoop.after(Duration.between(eventLoop.now(), close), () -> {
                polls.remove(close);
                poll();
            });
        }
    }

    private void poll() {
        if (!functions.has(polling.function())) {
            return;
        }
        List<QueueMessage> batch = queues.receive(polling.queue(), polling.batchSize());
        if (batch.isEmpty()) {
            return;
        }
        if (batch.size() == polling.batchSize()) {
            pollAfterWindow(eventLoop.now());
        }
        List<String> receipts = batch.stream().map(QueueMessage::receipt).toList();
        List<String> ids = batch.stream().map(QueueMessage::id).toList();
        FunctionInvocation invocation = new FunctionInvocation(
                eventLoop.now(), polling.function(), batch.getFirst().receives(), event(batch), Optional.empty());
        functions.invoke(invocation, (done, answer) -> {
            Set<String> failed = done.error().isPresent() ? Set.copyOf(ids) : failures(answer);
            for (int i = 0; i < ids.size(); i++) {
                if (!failed.contains(ids.get(i))) {
                    queues.delete(polling.queue(), receipts.get(i));
                }
            }
        });
    }

    private static Set<String> failures(String answer) {
        Set<String> ids = new HashSet<>();
        if (!answer.isBlank()) {
            for (JsonNode failure : Documents.read(answer).path("batchItemFailures")) {
                ids.add(failure.path("itemIdentifier").asText());
            }
        }
        return ids;
    }

    private String event(List<QueueMessage> batch) {
        ObjectNode event = Documents.object();
        ArrayNode records = event.putArray("Records");
        for (QueueMessage message : batch) {
            ObjectNode entry = records.addObject();
            entry.put("messageId", message.id());
            entry.put("receiptHandle", message.receipt());
            entry.put("body", message.body());
            ObjectNode attributes = entry.putObject("attributes");
            attributes.put("ApproximateReceiveCount", Integer.toString(message.receives()));
            attributes.put("SentTimestamp", Long.toString(message.sentAt().toEpochMilli()));
            attributes.put("SenderId", "AIDAEXAMPLE");
            attributes.put(
                    "ApproximateFirstReceiveTimestamp",
                    Long.toString(eventLoop.now().toEpochMilli()));
            entry.putObject("messageAttributes");
            entry.put("eventSource", "aws:sqs");
            entry.put("eventSourceARN", eventLoop.account().queue(polling.queue()));
            entry.put("awsRegion", eventLoop.account().region());
        }
        return Documents.write(event);
    }
}
