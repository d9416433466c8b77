package ecsremediation.cli.decide;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.Evidence;
import ecsremediation.event.ServiceName;
import ecsremediation.lifecycle.Report;
import ecsremediation.model.Capacity;
import ecsremediation.model.Service;
import ecsremediation.plan.AppliedLimit;
import ecsremediation.plan.Plan;
import ecsremediation.plan.SizingProof;
import ecsremediation.report.DiagnosisText;
import ecsremediation.report.PlanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was decided, for people: the services with a gap and why, then each group and what it would be set to. */
public final class ReportText {
    private final List<String> lines = new ArrayList<>();
    private final Report report;

    private ReportText(Report report) {
        this.report = report;
    }

    /** The text, line by line. */
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
        gaps.forEach(this::gap);
        if (!report.observation().isComplete()) {
            lines.add("Not everything was read, so nothing would be done.");
        } else if (gaps.isEmpty()) {
            lines.add("Every service runs what it wants: nothing to do.");
        }
        report.plans().forEach(this::plan);
        return lines;
    }

    private void gap(Diagnosis diagnosis) {
        lines.add("");
        lines.add(diagnosis.service().service() + counts(diagnosis.service()));
        lines.add("  " + DiagnosisText.sentence(diagnosis));
        diagnosis.evidence().stream().map(Evidence::statement).forEach(e -> lines.add("  - " + e));
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
            case Plan.RaiseCapacity p -> raise("Raise " + p.group(), p.from(), p.to(), p.certificate(), p.clamps());
            case Plan.RaiseMaxOnly p ->
                raise("Raise max of " + p.group(), p.from(), p.to(), p.certificate(), p.clamps());
            case Plan.Hold p -> {
                lines.add("Hold" + on(p.group()) + ": " + PlanText.brief(p.reason()));
                lines.add("  " + p.detail());
                p.until().ifPresent(until -> lines.add("  until " + until));
            }
            case Plan.Escalate p -> {
                lines.add("A person is needed" + on(p.group()) + ": " + PlanText.brief(p.reason()));
                lines.add("  " + p.detail());
                lines.add("  " + p.nextStep());
            }
        }
        lines.add("  for " + plan.services().stream().map(ServiceName::service).collect(Collectors.joining(", ")));
    }

    private void raise(String what, Capacity from, Capacity to, SizingProof certificate, List<AppliedLimit> clamps) {
        lines.add(
                what + ": desired " + from.desired() + " → " + to.desired() + ", max " + from.max() + " → " + to.max());
        lines.add("  at least " + certificate.lowerBound() + ", chosen " + certificate.chosen() + ", at most "
                + certificate.upperBound() + " new; " + certificate.binding() + " decides");
        certificate
                .instance()
                .ifPresent(i -> lines.add("  one more " + i.type() + " has room for "
                        + i.room().memoryMib() + " MiB, " + i.room().cpuUnits() + " CPU units"));
        for (SizingProof.Placed placed : certificate.placements()) {
            lines.add("  " + placed.service().service() + ": " + placed.onFree() + " on free, " + placed.onInFlight()
                    + " on coming, " + placed.onNew() + " on new instances, " + placed.nowhere() + " nowhere");
        }
        clamps.forEach(clamp -> lines.add("  " + PlanText.sentence(clamp)));
    }

    private static String on(Optional<String> group) {
        return group.map(g -> " on " + g).orElse("");
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
