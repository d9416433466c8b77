package ecsremediation.cli.console;

import static java.util.Locale.ROOT;

import ecsremediation.cli.timeline.Moment;
import ecsremediation.simulator.cloudwatch.AlarmState;
import ecsremediation.cli.timeline.TimelineEmail;
import ecsremediation.cli.timeline.TimelineMark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines that show a run as it goes: one row per virtual minute, and between them what happened.
 *
 * @param startedAt virtual time of the beginning, from which the rows count
 * @param service whose tasks are shown
 * @param group whose instances are shown
 * @param alarms the alarms shown, by name
 */
public record ProgressTable(Instant startedAt, String service, String group, List<String> alarms) {
    private static final String ROW = "%6s  %7s %7s %8s  %7s %4s %10s %10s  %s";

    public ProgressTable {
        alarms = List.copyOf(alarms);
    }

    /** Two lines of headings. */
    public List<String> head() {
        return List.of(
                        String.format(ROOT, "%6s  %-24s  %-34s  %s", "", service, group, "alarms"),
                        String.format(
                                ROOT,
                                ROW,
                                "min",
                                "desired",
                                "running",
                                "unplaced",
                                "desired",
                                "max",
                                "in service",
                                "registered",
                                alarms.stream().map(ProgressTable::column).collect(Collectors.joining(" "))))
                .stream()
                .map(String::stripTrailing)
                .toList();
    }

    /** The row of one moment. */
    public String row(Moment moment) {
        return String.format(
                        ROOT,
                        ROW,
                        clock(moment.at()),
                        moment.tasks().desired(),
                        moment.tasks().running(),
                        moment.tasks().unplaced(),
                        moment.group().desired(),
                        moment.group().max(),
                        moment.group().inService(),
                        moment.group().registered(),
                        alarms.stream().map(alarm -> state(moment, alarm)).collect(Collectors.joining(" ")))
                .stripTrailing();
    }

    /** The line of something that happened. */
    public String line(TimelineMark mark) {
        return String.format(ROOT, "%6s  %s %s", clock(mark.at()), sign(mark.kind()), mark.text());
    }

    /** An e-mail in full, in a frame that sets it off. */
    public Stream<String> mail(TimelineEmail mail) {
        return Stream.concat(
                Stream.of("", "    ┌ " + mail.subject()),
                Stream.concat(
                        mail.text().strip().lines().map(line -> ("    │ " + line).stripTrailing()),
                        Stream.of("    └", "")));
    }

    private String clock(Instant at) {
        Duration since = Duration.between(startedAt, at);
        return String.format(ROOT, "%d:%02d", since.toMinutes(), since.toSecondsPart());
    }

    private static String state(Moment moment, String alarm) {
        String word = switch (moment.alarms().getOrDefault(alarm, AlarmState.INSUFFICIENT_DATA)) {
            case OK -> "OK";
            case ALARM -> "ALARM";
            case INSUFFICIENT_DATA -> "no data";
        };
        return String.format(ROOT, "%-" + column(alarm).length() + "s", word);
    }

    /** An alarm's name without the prefix that the lab's alarms share, at least as wide as the longest state. */
    private static String column(String alarm) {
        return String.format(ROOT, "%-7s", alarm.substring(alarm.lastIndexOf('_') + 1));
    }

    private static String sign(TimelineMark.Kind kind) {
        return switch (kind) {
            case TROUBLE, ALARM, FAULT -> "!";
            case ACTION -> "▲";
            case MAIL -> "✉";
            case OK, RESOLUTION -> "✓";
        };
    }
}
