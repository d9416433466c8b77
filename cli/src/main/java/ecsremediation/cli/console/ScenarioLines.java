package ecsremediation.cli.console;

import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.play.PlayedScenario;
import ecsremediation.simulator.play.PlayedScenario.Hour;
import ecsremediation.simulator.play.PlayedScenario.ScenarioIncident;
import ecsremediation.simulator.play.PlayedScenario.ScenarioMail;
import ecsremediation.simulator.play.PlayedScenario.ScenarioRaise;
import ecsremediation.simulator.play.ScenarioViolation;
import ecsremediation.simulator.play.file.ScenarioDuration;
import ecsremediation.simulator.play.file.ScenarioFile;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Scenarios as text. Times are those after the scenario's start, as scenario files write them. */
public final class ScenarioLines {
    private static final String ROW = "%5s  %7s  %7s  %6s  %9s  %6s  %5s  %9s";

    private ScenarioLines() {}

    /** One line for each scenario: its name, its length, and the first sentence of what it shows. */
    public static List<String> list(List<ScenarioFile> files) {
        int width = files.stream()
                .mapToInt(file -> file.scenario().name().length())
                .max()
                .orElse(1);
        return files.stream()
                .map(ScenarioFile::scenario)
                .map(scenario -> String.format(
                        Locale.ROOT,
                        "%-" + width + "s  %4s  %s",
                        scenario.name(),
                        ScenarioDuration.text(scenario.length()),
                        firstSentence(scenario.description())))
                .toList();
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    /** A table of the hours, then raises, mails, incidents and instance-hours. */
    public static List<String> of(PlayedScenario played) {
        List<String> lines = new ArrayList<>();
        lines.add(played.scenario() + ", seed " + played.seed() + ", " + ScenarioDuration.text(played.length())
                + " from " + Times.minute(played.start()));
        lines.add("");
        lines.add(String.format(
                Locale.ROOT, ROW, "hour", "desired", "running", "needed", "instances", "raises", "mails", "incidents"));
        played.hours().forEach(hour -> lines.add(row(hour)));
        lines.add("");
        part(
                lines,
                "Raises",
                played.raises().stream().map(raise -> raise(played, raise)).toList());
        part(
                lines,
                "Mails",
                played.mails().stream().map(mail -> mail(played, mail)).toList());
        part(
                lines,
                "Incidents",
                played.incidents().stream()
                        .map(incident -> incident(played, incident))
                        .toList());
        lines.add("Instance-hours:");
        played.instanceHours()
                .forEach((group, hours) -> lines.add(String.format(Locale.ROOT, "  %8.1f  %s", hours, group)));
        return lines;
    }

    /** The bounds that were not kept, or that all were. */
    public static List<String> violations(PlayedScenario played, List<ScenarioViolation> violations) {
        List<String> lines = new ArrayList<>();
        part(
                lines,
                "Bounds not kept",
                violations.stream()
                        .map(violation -> violation(played, violation))
                        .toList());
        return lines;
    }

    private static String violation(PlayedScenario played, ScenarioViolation violation) {
        return at(played, violation.at()) + violation.bound() + ", " + violation.subject() + ": " + violation.what();
    }

    private static void part(List<String> lines, String title, List<String> rows) {
        lines.add(rows.isEmpty() ? title + ": none" : title + ": " + rows.size());
        lines.addAll(rows);
    }

    private static String row(Hour hour) {
        return String.format(
                Locale.ROOT,
                ROW,
                hour.hour(),
                hour.desired(),
                hour.running(),
                hour.needed(),
                hour.instances(),
                hour.raises(),
                hour.mails(),
                hour.openIncidents());
    }

    private static String raise(PlayedScenario played, ScenarioRaise raise) {
        return at(played, raise.at()) + raise.group() + ": " + change(raise.from(), raise.to()) + ", for "
                + String.join(", ", raise.services());
    }

    private static String change(Sizes from, Sizes to) {
        String desired = "desired " + from.desired() + " → " + to.desired();
        return from.max() == to.max() ? desired : desired + ", max " + from.max() + " → " + to.max();
    }

    private static String mail(PlayedScenario played, ScenarioMail mail) {
        return at(played, mail.at()) + mail.subject();
    }

    private static String incident(PlayedScenario played, ScenarioIncident incident) {
        return at(played, incident.opened()) + incident.service() + ": " + incident.state();
    }

    private static String at(PlayedScenario played, Instant at) {
        Duration after = Duration.between(played.start(), at).truncatedTo(ChronoUnit.SECONDS);
        return String.format(Locale.ROOT, "  %11s  ", ScenarioDuration.text(after));
    }
}
