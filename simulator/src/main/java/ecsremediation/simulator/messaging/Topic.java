package ecsremediation.simulator.messaging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An SNS topic and its subscriptions, in the order of their creation. */
public final class Topic {
    private final String name;
    private final String arn;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final Map<String, Subscription> unconfirmed = new LinkedHashMap<>();

    Topic(String name, String arn) {
        this.name = name;
        this.arn = arn;
    }

    public String name() {
        return name;
    }

    public String arn() {
        return arn;
    }

    /** The confirmed ones. */
    public List<Subscription> subscriptions() {
        return List.copyOf(subscriptions);
    }

    /** The subscriptions that nobody has confirmed; nothing is delivered to them. */
    public List<Subscription> unconfirmed() {
        return List.copyOf(unconfirmed.values());
    }

    void request(Subscription subscription, String token) {
        unconfirmed.put(token, subscription);
    }

    /** The subscription of that token, confirmed now; empty if no subscription has that token. */
    Optional<Subscription> confirm(String token) {
        Optional<Subscription> found = Optional.ofNullable(unconfirmed.remove(token));
        found.ifPresent(this::add);
        return found;
    }

    void add(Subscription subscription) {
        if (!subscriptions.contains(subscription)) {
            subscriptions.add(subscription);
        }
    }
}
