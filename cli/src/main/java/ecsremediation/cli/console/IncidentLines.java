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

/** Incidents for people: one line each, or one of them with its whole story. */
public final class IncidentLines {
    private IncidentLines() {}

    /** An incident in one line. */
    public static String line(Incident incident, Instant now) {
        String raised = incident.timeline().reversed().stream()
                .filter(TimelineEvent.Raised.class::isInstance)
                .findFirst()
                .map(event -> "; " + TimelineText.line(event))
                .orElse("");
        return Times.minute(incident.openedAt()) + "  " + incident.service() + "  " + state(incident, now)
                + incident.mainCause()
                        .map(cause -> "; " + CauseText.brief(cause))
                        .orElse("") + raised;
    }

    /** The whole story: what happened when, what was decided on what, what was mailed. */
    public static List<String> story(Incident incident, List<RecordedDecision> looks, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(incident.service() + ", incident of " + Times.minute(incident.openedAt()));
        lines.add("  id     " + id(incident));
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
        lines.add("Decisions, of " + looks.size() + (looks.size() == 1 ? " look" : " looks"));
        decided(looks, lines);
        return lines;
    }

    /** The incident's id: its service and when it was opened. */
    public static String id(Incident incident) {
        return incident.service() + "/" + incident.openedAt();
    }

    private static String state(Incident incident, Instant now) {
        String phase = incident.phase().name().toLowerCase(Locale.ROOT);
        if (incident.phase() == Phase.CLEARED) {
            return phase + " after "
                    + Times.span(Duration.between(incident.openedAt(), Installation.lastSeen(incident)));
        }
        return phase + " for " + Times.span(Duration.between(incident.openedAt(), now)) + ", next look "
                + Times.minute(incident.nextReconciliation())
                + incident.deadline()
                        .map(by -> ", tasks should run by " + Times.minute(by))
                        .orElse("");
    }

    private static void happened(Incident incident, List<String> lines) {
        Instant before = incident.openedAt();
        for (TimelineEvent event : incident.timeline()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %s  %12s %12s  %s",
                    Times.second(event.at()),
                    Times.span(Duration.between(incident.openedAt(), event.at())),
                    "+" + Times.span(Duration.between(before, event.at())),
                    TimelineText.line(event)));
            before = event.at();
        }
    }

    /** Looks that found and did the same as the one before are counted, not repeated. */
    private static void decided(List<RecordedDecision> looks, List<String> lines) {
        int i = 0;
        while (i < looks.size()) {
            RecordedDecision look = looks.get(i);
            int last = i;
            while (last + 1 < looks.size() && looks.get(last + 1).saysTheSameAs(look)) {
                last++;
            }
            lines.add("  " + Times.second(look.at()) + "  woken by " + look.trigger());
            lines.add("            seen: " + look.seen());
            look.plans().forEach(plan -> lines.add("            plan: " + plan));
            look.outcomes().forEach(outcome -> lines.add("            done: " + outcome));
            if (last > i) {
                lines.add("            the same " + (last - i) + (last - i == 1 ? " more time" : " more times")
                        + ", until " + Times.second(looks.get(last).at()));
            }
            i = last + 1;
        }
    }
}
