package ecsremediation.simulator.messaging;

/** A subscription to a topic. */
public sealed interface Subscription {

    /** A confirmed e-mail address. */
    record Email(String address) implements Subscription {}

    /** A Lambda function, by name. */
    record Function(String name) implements Subscription {}

    /**
     * An SQS queue, by name.
     *
     * @param raw whether SNS delivers the message without its envelope
     */
    record Queue(String name, boolean raw) implements Subscription {}
}
