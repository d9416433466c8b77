package ecsremediation.cli.console;

import ecsremediation.cli.stack.Installation;
import ecsremediation.cli.stack.RecordedDecision;
import ecsremediation.incident.Incident;
import ecsremediation.incident.Incident.Phase;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.report.CauseText;
import ecsremediation.report.TimelineText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Incidents as text: one line each, or the history of one. */
public final class IncidentLines {
    private IncidentLines() {}

    /** One incident in one line: when it was opened, its service, state, cause and last raise. */
    public static String line(Incident incident, Instant now) {
        return Times.minute(incident.openedAt()) + "  " + incident.service() + "  " + progress(incident, now);
    }

    /** The same with the id instead of the time and the service. */
    public static String identified(Incident incident, Instant now) {
        return incident.id() + "  " + progress(incident, now);
    }

    private static String progress(Incident incident, Instant now) {
        String raised = incident.timeline()
                .last(TimelineEvent.Raised.class)
                .map(event -> "; " + TimelineText.line(event))
                .orElse("");
        return state(incident, now)
                + incident.mainCause()
                        .map(cause -> "; " + CauseText.brief(cause))
                        .orElse("")
                + raised;
    }

    /**
     * The history of an incident: its state, its timeline, e-mails that are not sent yet, and its decisions.
     */
    public static List<String> history(Incident incident, List<RecordedDecision> decisions, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(incident.service() + ", incident of " + Times.minute(incident.openedAt()));
        lines.add("  id     " + incident.id());
        lines.add("  state  " + state(incident, now));
        incident.mainCause().ifPresent(cause -> lines.add("  cause  " + CauseText.brief(cause)));
        lines.add("");
        lines.add("What happened: when, how long after the beginning, how long after the line before");
        happened(incident, lines);
        if (!incident.pending().isEmpty()) {
            lines.add("");
            lines.add("Not yet mailed");
            incident.pending().forEach(message -> lines.add("  " + message.subject()));
        }
        lines.add("");
        lines.add(
                "Decisions, of " + decisions.size() + (decisions.size() == 1 ? " reconciliation" : " reconciliations"));
        decided(decisions, lines);
        return lines;
    }

    private static String state(Incident incident, Instant now) {
        String phase = incident.phase().name().toLowerCase(Locale.ROOT);
        if (incident.phase() == Phase.CLEARED) {
            return phase + " after "
                    + Times.duration(Duration.between(incident.openedAt(), Installation.lastSeen(incident)));
        }
        if (incident.recoveries().until().isPresent()) {
            return recovering(incident, incident.recoveries().until().get(), now);
        }
        return phase + " for " + Times.duration(Duration.between(incident.openedAt(), now)) + ", next reconciliation "
                + Times.minute(incident.nextReconciliation())
                + incident.deadline()
                        .map(by -> ", tasks should run by " + Times.minute(by))
                        .orElse("");
    }

    /** Every task runs, and operators are not notified of the end yet. */
    private static String recovering(Incident incident, Instant until, Instant now) {
        return "recovering: every task runs; "
                + (until.isAfter(now)
                        ? "cleared if that lasts until " + Times.minute(until)
                        : "cleared once the mail of it may be sent")
                + ", next reconciliation " + Times.minute(incident.nextReconciliation());
    }

    private static void happened(Incident incident, List<String> lines) {
        Instant before = incident.openedAt();
        for (TimelineEvent event : incident.timeline()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %s  %12s %12s  %s",
                    Times.second(event.at()),
                    Times.duration(Duration.between(incident.openedAt(), event.at())),
                    "+" + Times.duration(Duration.between(before, event.at())),
                    TimelineText.line(event)));
            before = event.at();
        }
    }

    /** Counts consecutive reconciliations with equal results instead of repeating them. */
    private static void decided(List<RecordedDecision> decisions, List<String> lines) {
        int i = 0;
        while (i < decisions.size()) {
            RecordedDecision decision = decisions.get(i);
            int last = i;
            while (last + 1 < decisions.size() && decisions.get(last + 1).saysTheSameAs(decision)) {
                last++;
            }
            lines.add("  " + Times.second(decision.at()) + "  triggered by " + decision.trigger());
            lines.add("            seen: " + decision.seen());
            decision.plans().forEach(plan -> lines.add("            plan: " + plan));
            decision.outcomes().forEach(outcome -> lines.add("            done: " + outcome));
            if (last > i) {
                lines.add("            the same " + (last - i) + (last - i == 1 ? " more time" : " more times")
                        + ", until " + Times.second(decisions.get(last).at()));
            }
            i = last + 1;
        }
    }
}
