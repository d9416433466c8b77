package ecsremediation.cli.decide;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.ServiceName;
import ecsremediation.lifecycle.Report;
import ecsremediation.model.Capacity;
import ecsremediation.model.Service;
import ecsremediation.plan.AppliedLimit;
import ecsremediation.plan.Plan;
import ecsremediation.plan.SizingProof;
import ecsremediation.report.DiagnosisText;
import ecsremediation.report.EvidenceText;
import ecsremediation.report.NextStepText;
import ecsremediation.report.PlanText;
import ecsremediation.report.ScheduledActionText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A report as text: first each service with a gap and its cause, then each plan with its sizing. */
public final class ReportText {
    private final List<String> lines = new ArrayList<>();
    private final Report report;

    private ReportText(Report report) {
        this.report = report;
    }

    public static List<String> lines(Report report) {
        return new ReportText(report).write();
    }

    private List<String> write() {
        lines.add("Cluster " + report.observation().cluster() + ", seen "
                + report.observation().takenAt() + ", "
                + count(report.observation().services().size(), "service"));
        report.observation().unread().forEach(u -> lines.add("  not read: " + u.what() + " (" + u.why() + ")"));
        List<Diagnosis> gaps = report.diagnoses().stream()
                .filter(d -> !(d instanceof Diagnosis.NoGap))
                .toList();
        List<Diagnosis> rolledBack = report.diagnoses().stream()
                .filter(d -> d instanceof Diagnosis.NoGap && d.rolledBack().isPresent())
                .toList();
        gaps.forEach(this::gap);
        rolledBack.forEach(this::gap);
        if (!report.observation().isComplete()) {
            lines.add("Not everything was read. What that concerns is not raised.");
        } else if (gaps.isEmpty() && rolledBack.isEmpty()) {
            lines.add("Every service runs what it wants: nothing to do.");
        }
        report.plans().forEach(this::plan);
        return lines;
    }

    private void gap(Diagnosis diagnosis) {
        lines.add("");
        lines.add(diagnosis.service().service() + counts(diagnosis.service()));
        lines.add("  " + DiagnosisText.sentence(diagnosis));
        diagnosis.evidence().stream().map(EvidenceText::statement).forEach(e -> lines.add("  - " + e));
        if (diagnosis instanceof Diagnosis.NoGap) {
            NextStepText.on(diagnosis).ifPresent(step -> lines.add("  " + step));
        }
    }

    private String counts(ServiceName name) {
        Optional<Service> service = report.observation().service(name);
        return service.map(s -> ": desired " + s.counts().desired() + ", running "
                        + s.counts().running() + ", pending " + s.counts().pending())
                .orElse(": not in this cluster");
    }

    private void plan(Plan plan) {
        lines.add("");
        switch (plan) {
            case Plan.RaiseCapacity p -> raise("Raise " + p.group(), p.from(), p.to(), p.proof(), p.limits());
            case Plan.RaiseMaxOnly p -> raise("Raise max of " + p.group(), p.from(), p.to(), p.proof(), p.limits());
            case Plan.Hold p -> {
                lines.add("Hold" + on(p.group()) + ": " + PlanText.brief(p.reason()));
                lines.add("  " + PlanText.detail(p));
                p.until().ifPresent(until -> lines.add("  until " + until));
            }
            case Plan.Escalate p -> {
                lines.add("Operator action required" + on(p.group()) + ": " + PlanText.brief(p.reason()));
                lines.add("  " + PlanText.detail(p));
            }
        }
        ScheduledActionText.sentences(plan, report.observation()).forEach(sentence -> lines.add("  " + sentence));
        NextStepText.on(plan).ifPresent(step -> lines.add("  " + step));
        lines.add("  for " + plan.services().stream().map(ServiceName::service).collect(Collectors.joining(", ")));
    }

    private void raise(String what, Capacity from, Capacity to, SizingProof proof, List<AppliedLimit> limits) {
        lines.add(what + ": " + PlanText.change(from, to));
        lines.add("  " + PlanText.sizing(proof));
        proof.instance()
                .ifPresent(i -> lines.add("  one more " + i.type() + " has room for "
                        + i.capacity().memoryMib() + " MiB, " + i.capacity().cpuUnits() + " CPU units"));
        for (SizingProof.Placed placed : proof.placements()) {
            lines.add("  " + placed.service().service() + ": " + placed.onFree() + " on free, " + placed.onInFlight()
                    + " on coming, " + placed.onNew() + " on new instances, " + placed.nowhere() + " nowhere");
        }
        limits.forEach(limit -> lines.add("  " + PlanText.sentence(limit)));
    }

    private static String on(Optional<String> group) {
        return group.map(g -> " on " + g).orElse("");
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
