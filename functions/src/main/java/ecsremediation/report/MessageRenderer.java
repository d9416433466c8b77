package ecsremediation.report;

import ecsremediation.incident.Incident;
import ecsremediation.plan.Plan;

/** Renders a story as the message that goes to the operators. Pure: the same story gives the same bytes. */
public final class MessageRenderer {
    /** What a copy says of itself, first of all; at most 76 columns wide. */
    private static final String AGAIN = """
            You may have this message already. An earlier attempt to send it ended
            before it could be noted as sent. Its message id, below, stays the same.""";

    private MessageRenderer() {}

    /**
     * The e-mail and the chat message for one piece of news.
     *
     * @param stack where we run, for links and commands
     */
    public static Incident.Message render(MessageContext context, Stack stack) {
        return draft(context, stack).whole();
    }

    /** The same message, to be rendered once it is known how it is sent. */
    public static MessageDraft draft(MessageContext context, Stack stack) {
        MessageData facts = new MessageData(context, stack);
        return new MessageDraft(facts, id(facts));
    }

    /**
     * The same message, saying of itself that it may have come before: for whoever finds it stored and cannot know
     * whether it was sent, because the process that was to send it stopped, or got no answer. Its id stays.
     */
    public static Incident.Message again(Incident.Message message) {
        return isCopy(message)
                ? message
                : new Incident.Message(
                        message.id(),
                        message.key(),
                        message.subject(),
                        AGAIN + "\n\n" + message.text(),
                        Chat.again(message.chat(), AGAIN),
                        message.entry(),
                        message.digest());
    }

    static boolean isCopy(Incident.Message message) {
        return message.text().startsWith(AGAIN);
    }

    /** The incident, the news, and the time of the look that had it: no two pieces of news share all three. */
    private static String id(MessageData facts) {
        Incident incident = facts.context().incident();
        String last = incident.lastNotification().map(n -> "/" + n.at()).orElse("");
        return thread(incident) + "/" + facts.context().type()
                + facts.plan().map(p -> "/" + mark(p)).orElse("") + last;
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
