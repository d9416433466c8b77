package ecsremediation.report;

import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.plan.Plan;

/** Renders a context as the message to the operators. Pure: the same context gives the same bytes. */
public final class MessageRenderer {
    /** The first line of a copy. */
    private static final String AGAIN =
            "You may have this message already. An earlier attempt to send it stopped before the"
                    + " message was recorded as sent. Both have the message id below.";

    private MessageRenderer() {}

    /**
     * The e-mail and the chat message of one notification.
     *
     * @param stack the installation, for links and commands
     */
    public static IncidentMessage render(MessageContext context, Stack stack) {
        return draft(context, stack).whole();
    }

    /** The same message, not yet rendered: whether it is sent alone or in a digest decides how much of it is. */
    public static MessageDraft draft(MessageContext context, Stack stack) {
        MessageData facts = new MessageData(context, stack);
        return new MessageDraft(facts, id(facts));
    }

    /**
     * The same message as a copy, with the same id. It says that the operators may have it already: a process that finds
     * it in the store cannot know whether the process before sent it.
     */
    public static IncidentMessage again(IncidentMessage message) {
        return message.copy()
                ? message
                : new IncidentMessage(
                        message.id(),
                        message.key(),
                        message.subject(),
                        AGAIN + "\n\n" + message.text(),
                        Chat.again(message.chat(), AGAIN),
                        message.entry(),
                        message.digest(),
                        true);
    }

    /** The incident, the notification, and the time of the one before it: no two notifications share all three. */
    private static String id(MessageData facts) {
        Incident incident = facts.context().incident();
        String last = incident.notifications().last().map(n -> "/" + n.at()).orElse("");
        return VisibleText.of(thread(incident) + "/" + facts.context().type()
                + facts.readBack()
                        .map(r -> "/" + r.finding() + "/" + r.raisedAt())
                        .orElse("")
                + facts.plan().map(p -> "/" + mark(p)).orElse("") + last);
    }

    /** One thread per incident: raising, escalating and clearing belong together. */
    static String thread(Incident incident) {
        return incident.service() + "/" + incident.openedAt();
    }

    private static String mark(Plan plan) {
        return switch (plan) {
            case Plan.RaiseCapacity p -> p.group() + "/" + p.to().desired();
            case Plan.RaiseMaxOnly p -> p.group() + "/max" + p.to().max();
            case Plan.Hold p -> p.reason().name();
            case Plan.Escalate p -> p.reason().name();
        };
    }
}
