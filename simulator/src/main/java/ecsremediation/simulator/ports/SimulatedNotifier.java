package ecsremediation.simulator.ports;

import ecsremediation.incident.OperatorMessage;
import ecsremediation.report.Notifier;
import ecsremediation.simulator.World;

/** Publishes messages to the world's operator topic, which delivers them to the mailbox. */
public final class SimulatedNotifier implements Notifier {
    private final World world;
    private final String topic;

    /** @param topic name of the topic */
    public SimulatedNotifier(World world, String topic) {
        this.world = world;
        this.topic = topic;
    }

    @Override
    public void send(OperatorMessage message) {
        world.topics().publish(topic, message.subject(), message.text());
    }
}
