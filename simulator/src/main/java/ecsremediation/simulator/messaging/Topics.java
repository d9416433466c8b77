package ecsremediation.simulator.messaging;

import ecsremediation.simulator.engine.ApiException;
import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.lambda.FunctionSlots;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * SNS: topics by name, deliveries to e-mail addresses, functions and queues, and the mailbox of delivered e-mails.
 */
public final class Topics {
    /** The subject of the e-mail that asks to confirm a subscription. */
    public static final String CONFIRMATION = "AWS Notification - Subscription Confirmation";

    private final EventLoop eventLoop;
    private final Delays delays;
    private final FunctionSlots functions;
    private final Queues queues;
    private final Map<String, Topic> topics = new TreeMap<>();
    private final List<DeliveredEmail> mailbox = new ArrayList<>();
    private final List<Consumer<DeliveredEmail>> observers = new ArrayList<>();

    public Topics(EventLoop eventLoop, Delays delays, FunctionSlots functions, Queues queues) {
        this.eventLoop = eventLoop;
        this.delays = delays;
        this.functions = functions;
        this.queues = queues;
    }

    /** Creates a topic, or returns the one of that name. */
    public Topic create(String name) {
        return eventLoop.locked(() -> topics.computeIfAbsent(
                name, n -> new Topic(n, eventLoop.account().topic(n))));
    }

    /** Subscribes. The subscription is confirmed at once. */
    public void subscribe(String topic, Subscription subscription) {
        eventLoop.run(() -> find(topic).add(subscription));
    }

    /**
     * Requests a subscription of an e-mail address. SNS sends it a token, and nothing else before it is confirmed.
     *
     * @param token that {@link #confirm} will take
     */
    public void request(String topic, Subscription.Email email, String token) {
        eventLoop.run(() -> {
            Topic found = find(topic);
            found.request(email, token);
            Notice notice = new Notice(
                    token,
                    found,
                    eventLoop.now(),
                    CONFIRMATION,
                    "The address " + email.address() + " is to be subscribed to the topic " + found.arn()
                            + ".\nConfirm with this token: " + token);
            delays.deliver(() -> arrive(notice, email.address()));
        });
    }

    /**
     * Confirms the subscription of a token.
     *
     * @return the subscription; empty if none waits with that token
     */
    public Optional<Subscription> confirm(String topic, String token) {
        return eventLoop.locked(() -> find(topic).confirm(token));
    }

    /** All topics, by name. */
    public Collection<Topic> all() {
        return eventLoop.locked(() -> List.copyOf(topics.values()));
    }

    /** Every delivered e-mail, oldest first. */
    public List<DeliveredEmail> mailbox() {
        return eventLoop.locked(() -> List.copyOf(mailbox));
    }

    /** Calls the observer with every delivered e-mail. */
    public void observe(Consumer<DeliveredEmail> observer) {
        eventLoop.run(() -> observers.add(observer));
    }

    /**
     * Publishes a message. Each subscription gets its own delivery.
     *
     * @param topic the topic's name or ARN
     * @param subject empty for none
     * @return the message id
     * @throws ApiException NotFound if there is no such topic
     */
    public String publish(String topic, String subject, String message) {
        return eventLoop.locked(() -> {
            Topic found = find(topic);
            String id = eventLoop.randomSource("message ids").uuid();
            Notice notice = new Notice(id, found, eventLoop.now(), subject, message);
            found.subscriptions().forEach(s -> delays.deliver(() -> deliver(notice, s)));
            return id;
        });
    }

    private void deliver(Notice notice, Subscription to) {
        switch (to) {
            case Subscription.Email email -> arrive(notice, email.address());
            case Subscription.Function function ->
                functions.invokeAsync(function.name(), SnsForms.lambdaEnvelope(notice, eventLoop.account()));
            case Subscription.Queue queue ->
                queues.send(
                        queue.name(), queue.raw() ? notice.message() : SnsForms.queueBody(notice, eventLoop.account()));
        }
    }

    private void arrive(Notice notice, String address) {
        DeliveredEmail mail =
                new DeliveredEmail(eventLoop.now(), notice.topic().name(), address, notice.subject(), notice.message());
        mailbox.add(mail);
        observers.forEach(o -> o.accept(mail));
    }

    private Topic find(String nameOrArn) {
        Topic topic = topics.get(nameOrArn.substring(nameOrArn.lastIndexOf(':') + 1));
        if (topic == null) {
            throw new ApiException("NotFound", "Topic does not exist");
        }
        return topic;
    }
}
