package ecsremediation.simulator.messaging;

/** Who gets what is published to a topic. */
public sealed interface Subscription {

    /** An e-mail address, confirmed. */
    record Email(String address) implements Subscription {}

    /** A Lambda function, by name. */
    record Function(String name) implements Subscription {}

    /**
     * An SQS queue, by name.
     *
     * @param raw whether the message goes in without SNS's envelope
     */
    record Queue(String name, boolean raw) implements Subscription {}
}
