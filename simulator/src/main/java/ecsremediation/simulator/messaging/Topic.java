package ecsremediation.simulator.messaging;

import java.util.ArrayList;
import java.util.List;

/** An SNS topic and its subscriptions, in the order of their creation. */
public final class Topic {
    private final String name;
    private final String arn;
    private final List<Subscription> subscriptions = new ArrayList<>();

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

    public List<Subscription> subscriptions() {
        return List.copyOf(subscriptions);
    }

    void add(Subscription subscription) {
        subscriptions.add(subscription);
    }
}
