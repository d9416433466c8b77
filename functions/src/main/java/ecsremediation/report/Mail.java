package ecsremediation.report;

import ecsremediation.act.Outcome;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.model.Capacity;
import ecsremediation.model.Incident;
import ecsremediation.plan.AppliedLimit;
import ecsremediation.plan.Plan;
import ecsremediation.plan.SizingProof;
import java.util.List;

/** The e-mail's text: two lines that say it all, then the same in the order of the data path, then what to copy. */
final class Mail {
    private final Facts facts;
    private final Page page = new Page();

    private Mail(Facts facts) {
        this.facts = facts;
    }

    static String text(Facts facts, String id) {
        return new Mail(facts).write(id);
    }

    private String write(String id) {
        Summary.of(facts).forEach(page::text);
        seen();
        why();
        facts.plans().forEach(this::decided);
        timeLine();
        Outlook.write(facts, page);
        new HandsOn(facts, page).write();
        page.section("MESSAGE ID");
        page.verbatim(id);
        return page.toString();
    }

    private void seen() {
        page.section("WHAT WAS SEEN, " + Utc.day(facts.now()) + " " + Utc.time(facts.now()));
        page.row(
                "service",
                facts.service().service() + " in cluster " + facts.service().cluster());
        facts.counts()
                .ifPresent(c -> page.row(
                        "tasks",
                        "desired " + c.desired() + ", running " + c.running() + ", pending " + c.pending()
                                + ", unplaced " + facts.unplaced()));
        page.row("since", since(facts.story().incident()));
        page.row("woken by", Summary.trigger(facts.story().report().trigger()));
        facts.seen().unread().forEach(u -> page.row("not read", u.what() + ": " + u.why()));
    }

    private String since(Incident incident) {
        return Utc.near(incident.openedAt(), facts.now()) + " (" + Utc.span(incident.openedAt(), facts.now()) + ")";
    }

    private void why() {
        facts.diagnosis().filter(d -> !(d instanceof Diagnosis.NoGap)).ifPresent(diagnosis -> {
            page.section("WHY");
            page.line(Causes.sentence(diagnosis));
            diagnosis.evidence().forEach(e -> page.bullet(Summary.evidence(e, facts.now())));
        });
    }

    private void decided(Plan plan) {
        switch (plan) {
            case Plan.RaiseCapacity p -> raise(p, p.from(), p.to(), p.certificate(), p.clamps());
            case Plan.RaiseMaxOnly p -> raise(p, p.from(), p.to(), p.certificate(), p.clamps());
            case Plan.Hold p -> {
                page.section("WHAT WAS DECIDED");
                page.line("Hold: " + Decisions.brief(p) + ". " + p.detail());
            }
            case Plan.Escalate p -> {
                page.section("WHAT WAS DECIDED");
                page.line("A person is needed: " + Decisions.brief(p) + ". " + p.detail());
            }
        }
    }

    private void raise(Plan plan, Capacity from, Capacity to, SizingProof certificate, List<AppliedLimit> clamps) {
        boolean dry =
                facts.outcome(plan).filter(o -> o instanceof Outcome.Observed).isPresent();
        page.section(dry ? "WHAT WOULD BE DONE" : "WHAT WAS DONE");
        page.line(facts.outcome(plan)
                .map(Decisions::sentence)
                .orElse("Nothing yet. Planned: " + Words.change(from, to) + "."));
        if (plan instanceof Plan.RaiseMaxOnly) {
            page.line("Desired is left to ECS managed scaling, which raises it once max allows.");
        }
        clamps.forEach(c -> page.row("limit", Decisions.sentence(c) + " " + Decisions.remedy(c.limit())));
        Arithmetic.write(certificate, from, facts.service(), page);
    }

    /** How long it took since the first sight, once it is over. */
    private String after(Incident.Milestone milestone) {
        Incident incident = facts.story().incident();
        boolean told = facts.story().news() == News.CLEARED && milestone.at().isAfter(incident.openedAt());
        return told ? " (after " + Utc.span(incident.openedAt(), milestone.at()) + ")" : "";
    }

    private void timeLine() {
        List<Incident.Milestone> milestones = facts.story().incident().milestones();
        if (!milestones.isEmpty()) {
            page.section("SO FAR");
            milestones.forEach(m -> page.row(Utc.time(m.at()), m.what() + after(m)));
        }
    }
}
