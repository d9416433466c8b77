package ecsremediation.report;

import ecsremediation.act.Outcome;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.Fact;
import ecsremediation.incident.Incident;
import ecsremediation.incident.NotificationType;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.Capacity;
import ecsremediation.model.Counts;
import ecsremediation.plan.AppliedLimit;
import ecsremediation.plan.Plan;
import ecsremediation.plan.SizingProof;
import java.util.List;

/**
 * The e-mail's text. Its first lines are enough to act: the state with its cause, the verdict, and the one place with what
 * the operator has to do. What was seen, why and what was done follow, and last what is only for reference.
 */
final class EmailText {
    /** The most lines of the timeline: the first event and the newest ones. Our choice. */
    private static final int TIMELINE_MOST = 20;

    private final MessageData facts;
    private final TextPage page = new TextPage();

    private EmailText(MessageData facts) {
        this.facts = facts;
    }

    static String text(MessageData facts, String id) {
        return new EmailText(facts).write(id);
    }

    /** The summary and the next step alone: for a message in a digest that has another message in full. */
    static String brief(MessageData facts, String id) {
        return new EmailText(facts).writeBrief(id);
    }

    private String writeBrief(String id) {
        Summary.of(facts).forEach(page::text);
        NextSteps.write(facts, page);
        stack();
        page.section("MESSAGE ID");
        page.verbatim(id);
        return page.toString();
    }

    private String write(String id) {
        Summary.of(facts).forEach(page::text);
        NextSteps.write(facts, page);
        seen();
        why();
        facts.plans().forEach(this::decided);
        together();
        timeLine();
        new OperatorCommands(facts, page).write();
        page.section("MESSAGE ID");
        page.verbatim(id);
        return page.toString();
    }

    private void seen() {
        page.section("WHAT WAS SEEN, " + Utc.day(facts.now()) + " " + Utc.time(facts.now()));
        page.row(
                "service",
                facts.service().service() + " in cluster " + facts.service().cluster());
        facts.counts().ifPresent(c -> page.row("tasks", tasks(c)));
        if (facts.shortage() instanceof Shortage.UnfinishedRollout rollout) {
            page.row("rollout", "to " + NameList.end(rollout.taskDefinition()) + ": " + ShortageText.both(rollout));
        }
        page.row("since", since(facts.context().incident()));
        page.row("trigger", Summary.trigger(facts.context().report().trigger()));
        facts.seen().unread().forEach(u -> page.row("not read", u.what() + ": " + u.why()));
        page.row("stack", StackText.line(facts.stack()));
    }

    private void stack() {
        page.section("STACK");
        page.bullet(StackText.line(facts.stack()));
    }

    /** ECS's counts, and those that it does not have. */
    private String tasks(Counts counts) {
        String ours = facts.taskCounts()
                .map(c -> ", unplaced " + c.unplaced() + ", starting " + c.starting()
                        + (c.heldBack() == 0 ? "" : ", held back by the deployment's limits " + c.heldBack()))
                .orElse(facts.unplaced() == 0 ? "" : ", unplaced " + facts.unplaced());
        return "desired " + counts.desired() + ", running " + counts.running() + ", pending " + counts.pending() + ours;
    }

    private String since(Incident incident) {
        return Utc.near(incident.openedAt(), facts.now()) + " (" + Utc.span(incident.openedAt(), facts.now()) + ")";
    }

    private void why() {
        facts.diagnosis()
                .filter(d -> !(d instanceof Diagnosis.NoGap) || d.rolledBack().isPresent())
                .ifPresent(diagnosis -> {
                    page.section("WHY");
                    page.line(
                            facts.isActionRequired()
                                    ? DiagnosisText.overdue(diagnosis)
                                    : DiagnosisText.sentence(diagnosis));
                    diagnosis.evidence().stream()
                            .filter(e -> !(e.fact() instanceof Fact.TaskCounts))
                            .forEach(e -> page.bullet(EvidenceText.line(e, facts.now())));
                });
    }

    private void decided(Plan plan) {
        switch (plan) {
            case Plan.RaiseCapacity p -> raise(p, p.from(), p.to(), p.proof(), p.limits());
            case Plan.RaiseMaxOnly p -> raise(p, p.from(), p.to(), p.proof(), p.limits());
            case Plan.Hold p -> {
                page.section("WHAT WAS DECIDED");
                page.line("Hold: " + PlanText.brief(p) + ". " + PlanText.detail(p));
            }
            case Plan.Escalate p when EscalationText.isSaidByDiagnosis(p.why()) -> {}
            case Plan.Escalate p -> {
                page.section("WHAT WAS DECIDED");
                page.line("Operator action required: " + PlanText.brief(p) + ". " + PlanText.detail(p));
            }
        }
    }

    private void raise(Plan plan, Capacity from, Capacity to, SizingProof proof, List<AppliedLimit> limits) {
        boolean dry =
                facts.outcome(plan).filter(o -> o instanceof Outcome.Observed).isPresent();
        page.section(dry ? "WHAT WOULD BE DONE" : "WHAT WAS DONE");
        page.line(facts.outcome(plan)
                .map(PlanText::sentence)
                .orElse("Nothing yet. Planned: " + Phrases.change(from, to) + "."));
        if (plan instanceof Plan.RaiseMaxOnly) {
            page.line("ECS managed scaling raises desired once max allows it.");
        }
        limits.forEach(c -> page.row("limit", PlanText.sentence(c) + PlanText.rest(c.limit())));
        SizingSection.write(proof, from, facts.service(), page);
    }

    /** What had no mail of its own. */
    private void together() {
        List<TimelineEvent.Raised> raises = facts.postponed().raises();
        if (!raises.isEmpty()) {
            page.section("FURTHER RAISES");
            raises.forEach(this::row);
            page.line("There were several mails about this service within 24 hours. Further raises are"
                    + " reported together, once an hour at most.");
        }
        if (facts.context().type() == NotificationType.STILL_WRONG) {
            page.section("NOT MAILED BY ITSELF");
            facts.postponed()
                    .others()
                    .forEach(event -> page.row(Utc.near(event.at(), facts.now()), TimelineText.postponed(event)));
            page.line("There were many mails about this service within 24 hours. Further notifications are"
                    + " reported together, once a day.");
        }
    }

    /** The time since the gap was first seen, once the incident is over. */
    private String after(TimelineEvent event) {
        Incident incident = facts.context().incident();
        boolean ended =
                facts.context().type() == NotificationType.CLEARED && event.at().isAfter(incident.openedAt());
        return ended ? " (after " + Utc.span(incident.openedAt(), event.at()) + ")" : "";
    }

    private void row(TimelineEvent event) {
        page.row(Utc.near(event.at(), facts.now()), TimelineText.line(event) + after(event));
    }

    private void timeLine() {
        List<TimelineEvent> timeline = facts.context().incident().timeline().events();
        if (!timeline.isEmpty()) {
            page.section("SO FAR");
            int left = Math.max(0, timeline.size() - TIMELINE_MOST);
            row(timeline.getFirst());
            if (left > 0) {
                page.line("and " + Phrases.count(left, "event") + ", which this command shows:");
                page.command(new Commands(facts.stack())
                        .incident(facts.service(), facts.context().incident().openedAt()));
            }
            timeline.stream().skip(left + 1L).forEach(this::row);
        }
    }
}
