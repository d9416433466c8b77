package ecsremediation.cli.console;

import ecsremediation.cli.session.BurstFigures;
import ecsremediation.cli.session.BurstFigures.Window;
import ecsremediation.simulator.scenario.BurstScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of a burst as text. */
public final class BurstLines {
    private static final String ROW = "  %-10s %8s %14s %11s %8s";

    private BurstLines() {}

    public static List<String> of(BurstFigures figures) {
        List<String> lines = new ArrayList<>();
        lines.add(BurstScenario.CLUSTERS * BurstScenario.SERVICES + " services of " + BurstScenario.CLUSTERS
                + " clusters have " + BurstScenario.DESIRED + " desired tasks each and run 1; ECS reports each "
                + BurstScenario.EVENTS_PER_SERVICE + " times within 10 seconds.");
        lines.add("");
        lines.add(String.format(Locale.ROOT, ROW, "window", "events", "observations", "AWS calls", "raises"));
        figures.windows().forEach(window -> lines.add(row(window)));
        lines.add(String.format(
                Locale.ROOT,
                ROW,
                "all",
                figures.events(),
                figures.observations(),
                figures.windows().stream().mapToLong(Window::calls).sum(),
                figures.raises()));
        lines.add("");
        lines.add("AWS calls of the burst, by operation:");
        figures.calls()
                .forEach((operation, count) -> lines.add(String.format(Locale.ROOT, "%8d  %s", count, operation)));
        lines.add("");
        lines.add("After the burst: " + figures.later().runs() + " runs, "
                + figures.later().observations() + " observations, "
                + figures.later().calls() + " AWS calls, "
                + figures.later().raises() + " raises.");
        lines.add("E-mails:");
        figures.mails().forEach((kind, count) -> lines.add(String.format(Locale.ROOT, "%8d  %s", count, kind)));
        lines.add(figures.resolved()
                .map(span -> "Resolved: every task runs " + Times.duration(span)
                        + " after the burst began; open incidents: " + figures.openIncidents() + ".")
                .orElse("Not resolved: some tasks never ran; open incidents: " + figures.openIncidents() + "."));
        return lines;
    }

    private static String row(Window window) {
        return String.format(
                Locale.ROOT,
                ROW,
                Times.second(window.at()),
                window.events(),
                window.observations(),
                window.calls(),
                window.raises());
    }
}
