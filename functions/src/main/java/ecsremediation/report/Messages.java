package ecsremediation.report;

import ecsremediation.observe.Incident;
import ecsremediation.plan.Plan;

/** Renders a story as the message that goes to the operators. Pure: the same story gives the same bytes. */
public final class Messages {
    private Messages() {}

    /**
     * The e-mail and the chat message for one piece of news.
     *
     * @param stack where we run, for links and commands
     */
    public static Incident.Message render(Story story, Stack stack) {
        Facts facts = new Facts(story, stack);
        String subject = Subject.of(facts);
        return new Incident.Message(
                id(facts), subject, Mail.text(facts), Chat.json(facts, id(facts), subject), Headline.entry(facts));
    }

    /** The incident, the news, and what tells two messages of that kind apart. */
    private static String id(Facts facts) {
        Incident incident = facts.story().incident();
        String told = incident.lastTold().map(t -> "/" + t.times()).orElse("");
        return thread(incident) + "/" + facts.story().news()
                + facts.plan().map(p -> "/" + mark(p)).orElse("") + told;
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
