package ecsremediation.report;

import ecsremediation.incident.NotificationType;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** The chat message of one notification. All messages of an incident are in one thread. */
final class Chat {
    private Chat() {}

    static String json(MessageData facts, String id, String subject) {
        return json(facts, id, subject, description(facts).toList());
    }

    /** The same with the summary alone. */
    static String brief(MessageData facts, String id, String subject) {
        return json(
                facts,
                id,
                subject,
                Stream.concat(Summary.of(facts).stream(), Stream.of(stack(facts)))
                        .toList());
    }

    private static String json(MessageData facts, String id, String subject, List<String> lines) {
        return new ChatNotification(
                        id,
                        subject,
                        lines,
                        nextSteps(facts),
                        List.of(
                                "ECS",
                                facts.service().cluster(),
                                facts.service().service()),
                        threading(facts))
                .json();
    }

    private static ChatNotification.Threading threading(MessageData facts) {
        SortedMap<String, String> context = ChatNotification.context(facts.stack());
        context.put("cluster", facts.service().cluster());
        context.put("service", facts.service().service());
        return new ChatNotification.Threading(
                MessageRenderer.thread(facts.context().incident()),
                facts.context().type().name(),
                Stream.concat(groups(facts), RelatedResources.of(facts.service(), facts.stack()).stream())
                        .toList(),
                context);
    }

    /** The same message with a note before its description. A stored text that is no JSON stays as it is. */
    static String again(String chat, String note) {
        if (!JsonText.isDocument(chat)) {
            return chat;
        }
        return JsonText.rewritten(chat, (name, text) -> name.equals("description") ? note + "\n" + text : text);
    }

    /** The summary says what is short, why and what was done by the message's plan. The e-mail has the details. */
    private static Stream<String> description(MessageData facts) {
        Stream<String> others = facts.plans().stream()
                .filter(plan -> !facts.plan().equals(Optional.of(plan)))
                .map(plan -> said(plan, facts));
        return Stream.of(Summary.of(facts).stream(), others, together(facts), Stream.of(stack(facts)))
                .flatMap(lines -> lines);
    }

    private static String stack(MessageData facts) {
        return "Cluster " + facts.service().cluster() + ", stack " + StackText.line(facts.stack());
    }

    /** What had no message of its own. */
    private static Stream<String> together(MessageData facts) {
        Stream<String> raises = facts.postponed().raises().stream()
                .map(raise -> Utc.near(raise.at(), facts.now()) + ": " + TimelineText.line(raise));
        Stream<String> others = facts.postponed().others().stream()
                .filter(_ -> facts.context().type() == NotificationType.STILL_WRONG)
                .map(event -> Utc.near(event.at(), facts.now()) + ": " + TimelineText.postponed(event));
        return Stream.concat(raises, others);
    }

    private static String said(Plan plan, MessageData facts) {
        return switch (plan) {
            case Plan.RaiseCapacity p -> outcome(p, facts, Phrases.change(p.from(), p.to()));
            case Plan.RaiseMaxOnly p -> outcome(p, facts, Phrases.change(p.from(), p.to()));
            case Plan.Hold p -> "Hold: " + PlanText.brief(p.reason()) + ". " + PlanText.detail(p);
            case Plan.Escalate p -> DiagnosisText.capital(PlanText.brief(p.reason())) + ". " + PlanText.detail(p);
        };
    }

    private static String outcome(Plan plan, MessageData facts, String change) {
        return facts.outcome(plan).map(PlanText::sentence).orElse("Planned: " + change + ".");
    }

    /** Without commands: a chat application changes quotes, asterisks and underscores. */
    private static List<String> nextSteps(MessageData facts) {
        List<NextStep> steps = NextStep.of(facts);
        Stream<String> texts = steps.stream().map(NextStep::text);
        Stream<String> mail =
                steps.stream().filter(s -> !s.commands().isEmpty()).map(_ -> "The e-mail has the commands.");
        Stream<String> link = new Console(facts.stack())
                .service(facts.service()).stream().map(address -> "Open the service: " + address);
        return Stream.of(texts, mail, link).flatMap(s -> s).distinct().toList();
    }

    private static Stream<String> groups(MessageData facts) {
        return facts.plans().stream()
                .flatMap(p -> MessageData.group(p).flatMap(facts::groupRead).map(AutoScalingGroup::arn).stream())
                .distinct();
    }
}
