package ecsremediation.report;

import ecsremediation.act.Outcome;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The subject line of a message. */
final class SubjectLine {
    /** SNS takes less than 100 characters, without line breaks (API reference of Publish). */
    private static final int MOST = 99;

    /** The characters of a name that stay visible, or more where they fit. Our choice. */
    static final int NAME = 28;

    private static final String HEAD = "[ECS] ";
    private static final String BETWEEN = ": ";
    private static final int WIDTH = MOST - HEAD.length() - BETWEEN.length();

    private SubjectLine() {}

    static String of(MessageData facts) {
        return of(facts.service().service(), forms(facts));
    }

    /**
     * The first of the forms with which at least {@value #NAME} characters of the name fit. The last one is cut if it must be.
     *
     * @param forms what a subject says after the name, the longest first; at least one
     */
    static String of(String name, List<String> forms) {
        String shown = VisibleText.of(name).strip();
        int least = Math.min(shown.length(), NAME);
        String form = forms.stream()
                .filter(f -> f.length() + least <= WIDTH)
                .findFirst()
                .orElseGet(() -> Phrases.fit(forms.getLast(), WIDTH - least));
        return HEAD + Phrases.fit(shown, WIDTH - form.length()) + BETWEEN + form;
    }

    private static List<String> forms(MessageData facts) {
        return facts.readBack().map(r -> List.of(readBack(r, facts))).orElseGet(() -> ofType(facts)).stream()
                .map(VisibleText::of)
                .toList();
    }

    private static String readBack(TimelineEvent.ReadBack readBack, MessageData facts) {
        return switch (facts.context().type()) {
            case ESCALATED -> "action required: " + ReadBackText.brief(readBack);
            case RAISED, FURTHER_RAISES, WOULD_RAISE, HELD, STILL_WRONG, CLEARED -> ReadBackText.brief(readBack);
        };
    }

    private static List<String> ofType(MessageData facts) {
        return switch (facts.context().type()) {
            case RAISED -> raise(facts, "raising");
            case FURTHER_RAISES -> furtherRaises(facts);
            case WOULD_RAISE -> raise(facts, "WOULD raise");
            case HELD -> because(facts, "holding");
            case ESCALATED -> because(facts, "action required");
            case STILL_WRONG -> because(facts, "still wrong");
            case CLEARED -> List.of("cleared, " + cleared(facts));
        };
    }

    private static List<String> furtherRaises(MessageData facts) {
        String raises = facts.furtherRaises().orElse("further raises");
        return facts.isActionRequired() ? List.of("action required, " + raises, raises) : List.of(raises);
    }

    /** What it is about and why: with how many tasks, and without. */
    private static List<String> because(MessageData facts, String what) {
        String reason = ": " + reason(facts);
        return Stream.concat(
                        ShortageText.brief(facts.shortage()).stream().map(brief -> what + ", " + brief + reason),
                        Stream.of(what + reason))
                .toList();
    }

    private static List<String> raise(MessageData facts, String verb) {
        return facts.plan()
                .flatMap(plan -> raise(plan, facts, verb))
                .or(() -> facts.actions().reversed().stream().findFirst().map(made -> raise(made, verb)))
                .orElseGet(() -> List.of(verb + " for " + unplaced(facts)));
    }

    private static Optional<List<String>> raise(Plan plan, MessageData facts, String verb) {
        return switch (plan) {
            case Plan.RaiseCapacity p ->
                Optional.of(raise(verb, p.group(), p.from().desired() + " → " + p.to().desired(), tail(p, facts)));
            case Plan.RaiseMaxOnly p ->
                Optional.of(raise(verb + " max of", p.group(), p.from().max() + " → " + p.to().max(), tail(p, facts)));
            case Plan.Hold p -> Optional.empty();
            case Plan.Escalate p -> Optional.empty();
        };
    }

    private static List<String> raise(String verb, String group, String step, List<String> tails) {
        return Stream.concat(
                        tails.stream().map(tail -> verb + " " + group + " " + step + tail),
                        tails.stream().map(tail -> verb + " " + Phrases.fit(group, NAME) + " " + step + tail))
                .toList();
    }

    /** What the raise is for, the longest form first. */
    private static List<String> tail(Plan plan, MessageData facts) {
        String tasks = facts.shortage() instanceof Shortage.UnfinishedRollout rollout
                ? " for its rollout, " + ShortageText.reached(rollout)
                : " for " + unplaced(facts);
        String needed = MessageData.limit(plan)
                .map(limit -> " (" + limit.wanted() + " needed)")
                .orElse("");
        List<String> others = facts.others(plan);
        String together = others.isEmpty()
                ? ""
                : others.size() == 1 ? " and for " + others.getFirst() : " and for " + others.size() + " more services";
        return Stream.of(tasks + needed + together, tasks + needed, needed)
                .distinct()
                .toList();
    }

    /** A raise whose process stopped before it notified: the number of tasks that it was for is no longer known. */
    private static List<String> raise(CapacityAction made, String verb) {
        return raise(
                verb, made.group(), made.from().desired() + " → " + made.to().desired(), List.of(""));
    }

    private static String unplaced(MessageData facts) {
        return Phrases.count(facts.unplaced(), "unplaced task");
    }

    private static String cleared(MessageData facts) {
        String after = " after " + Utc.span(facts.context().incident().openedAt(), facts.now());
        return facts.counts().map(ShortageText::running).orElse("the service is gone") + after;
    }

    /** Why nothing is done for now or an operator has to act, in a few words. */
    static String reason(MessageData facts) {
        return facts.plan()
                .map(plan -> reason(plan, facts))
                .orElse(facts.diagnosis().map(DiagnosisText::brief).orElse("the service was not seen"));
    }

    private static String reason(Plan plan, MessageData facts) {
        return switch (plan) {
            case Plan.RaiseCapacity p -> unfinished(facts, p, p.group(), p.to());
            case Plan.RaiseMaxOnly p -> unfinished(facts, p, p.group(), p.to());
            case Plan.Hold p -> PlanText.brief(p);
            case Plan.Escalate p ->
                p.reason() == Plan.Escalate.Reason.NOT_CAPACITY
                        ? facts.diagnosis().map(DiagnosisText::brief).orElse(PlanText.brief(p.reason()))
                        : PlanText.brief(p);
        };
    }

    private static String unfinished(MessageData facts, Plan plan, String group, Capacity to) {
        String name = Phrases.fit(group, NAME);
        return facts.outcome(plan)
                .map(outcome -> switch (outcome) {
                    case Outcome.Raised o -> name + " is at " + to.desired();
                    case Outcome.Observed o -> name + " would go to " + to.desired();
                    case Outcome.AlreadySufficient o ->
                        name + " is already at " + o.current().desired();
                    case Outcome.Refused o -> name + " could not be raised";
                    case Outcome.Failed o -> "raising " + name + " failed";
                })
                .orElse(facts.diagnosis().map(DiagnosisText::brief).orElse(name + " was not raised"));
    }
}
