package ecsremediation.simulator.messaging;

import ecsremediation.simulator.engine.ApiException;
import ecsremediation.simulator.engine.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** SQS: standard queues by name, with visibility time and dead-letter queues. */
public final class Queues {
    private final EventLoop eventLoop;
    private final Map<String, Queue> queues = new TreeMap<>();

    public Queues(EventLoop eventLoop) {
        this.eventLoop = eventLoop;
    }

    /** Creates a queue. A queue of that name keeps its messages and gets the new settings. */
    public void create(String name, QueueSettings settings) {
        eventLoop.run(() -> {
            Queue queue = queues.computeIfAbsent(name, n -> new Queue());
            queue.settings = settings;
        });
    }

    /** Names of all queues, in order. */
    public List<String> names() {
        return eventLoop.locked(() -> List.copyOf(queues.keySet()));
    }

    /** A queue's settings. */
    public QueueSettings settings(String queue) {
        return eventLoop.locked(() -> find(queue).settings);
    }

    /** Calls the listener under the lock, with the time from which a message can be received. */
    public void onVisible(String queue, Consumer<Instant> listener) {
        eventLoop.run(() -> find(queue).listeners.add(listener));
    }

    /** Sends a message. @return its id */
    public String send(String queue, String body) {
        return send(queue, body, new TreeMap<>());
    }

    /** Sends a message with message attributes. @return its id */
    public String send(String queue, String body, SortedMap<String, String> attributes) {
        return eventLoop.locked(() -> {
            String id = eventLoop.randomSource("message ids").uuid();
            put(find(queue), QueueMessage.sent(id, body, eventLoop.now(), attributes));
            return id;
        });
    }

    private void put(Queue into, QueueMessage message) {
        into.messages.add(message);
        into.report(eventLoop.now());
    }

    /** Receives up to {@code most} messages. They stay hidden for the queue's visibility time. */
    public List<QueueMessage> receive(String queue, int most) {
        return receive(queue, most, settings(queue).visibility());
    }

    /** Receives up to {@code most} messages. They stay hidden for {@code hidden}. */
    public List<QueueMessage> receive(String queue, int most, Duration hidden) {
        return eventLoop.locked(() -> {
            Queue from = find(queue);
            moveDead(queue, from);
            List<QueueMessage> batch = from.messages.stream()
                    .filter(m -> !m.visibleAt().isAfter(eventLoop.now()))
                    .limit(most)
                    .toList();
            batch.forEach(m -> hide(from, m, hidden));
            return batch;
        });
    }

    private void hide(Queue queue, QueueMessage message, Duration hidden) {
        Instant until = eventLoop.now().plus(hidden);
        message.received(eventLoop.randomSource("message ids").hex(32), until);
        queue.report(until);
    }

    private void moveDead(String name, Queue queue) {
        queue.settings.deadLetter().ifPresent(target -> {
            List<QueueMessage> dead = queue.messages.stream()
                    .filter(m -> m.receives() >= queue.settings.maxReceives())
                    .filter(m -> !m.visibleAt().isAfter(eventLoop.now()))
                    .toList();
            queue.messages.removeAll(dead);
            String source = eventLoop.account().queue(name);
            dead.forEach(m -> put(find(target), m.deadFrom(source, eventLoop.now())));
        });
    }

    /** Deletes a received message. An outdated handle has no effect. */
    public void delete(String queue, String receipt) {
        eventLoop.run(() -> find(queue).messages.removeIf(m -> m.receipt().equals(receipt)));
    }

    /** Sets how long a received message stays hidden from now on. */
    public void changeVisibility(String queue, String receipt, Duration hidden) {
        eventLoop.run(() -> {
            Instant until = eventLoop.now().plus(hidden);
            Queue in = find(queue);
            in.messages.stream().filter(m -> m.receipt().equals(receipt)).forEach(m -> m.visibleFrom(until));
            in.report(until);
        });
    }

    /** The bodies of all messages in a queue, hidden messages included. */
    public List<String> bodies(String queue) {
        return eventLoop.locked(
                () -> find(queue).messages.stream().map(QueueMessage::body).toList());
    }

    /** The number of messages that can be received now. */
    public int visible(String queue) {
        return eventLoop.locked(() -> (int) find(queue).messages.stream()
                .filter(m -> !m.visibleAt().isAfter(eventLoop.now()))
                .count());
    }

    private Queue find(String name) {
        Queue queue = queues.get(name);
        if (queue == null) {
            throw new ApiException("AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist.");
        }
        return queue;
    }

    private static final class Queue {
        private final List<QueueMessage> messages = new ArrayList<>();
        private final List<Consumer<Instant>> listeners = new ArrayList<>();
        private QueueSettings settings = QueueSettings.DEFAULT;

        void report(Instant at) {
            listeners.forEach(l -> l.accept(at));
        }
    }
}
