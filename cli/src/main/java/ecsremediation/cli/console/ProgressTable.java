package ecsremediation.cli.console;

import static java.util.Locale.ROOT;

import ecsremediation.cli.timeline.Moment;
import ecsremediation.cli.timeline.TimelineEmail;
import ecsremediation.cli.timeline.TimelineMark;
import ecsremediation.simulator.cloudwatch.AlarmStateValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines that a run prints: headings, one row per moment, events and e-mails.
 *
 * @param startedAt virtual time of the start; the first column shows the time since then
 * @param service name of the service whose tasks are shown
 * @param group name of the group whose instances are shown
 * @param alarms names of the alarms that are shown, in column order
 */
public record ProgressTable(Instant startedAt, String service, String group, List<String> alarms) {
    private static final String ROW = "%6s  %7s %7s %8s  %7s %4s %10s %10s  %s";

    /** Columns of a mail in its frame. Our choice: the commands of a mail are as wide. */
    private static final int MAIL_WIDTH = 76;

    public ProgressTable {
        alarms = List.copyOf(alarms);
    }

    /** The two lines of headings. */
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

    /** The line of an event, with a sign for its kind. */
    public String line(TimelineMark mark) {
        return String.format(ROOT, "%6s  %s %s", clock(mark.at()), sign(mark.kind()), mark.text());
    }

    /** The lines of an e-mail: its subject and its text in a frame. */
    public Stream<String> mail(TimelineEmail mail) {
        return Stream.concat(
                Stream.of("", "    ┌ " + mail.subject()),
                Stream.concat(
                        WrappedText.lines(mail.text(), MAIL_WIDTH).map(line -> ("    │ " + line).stripTrailing()),
                        Stream.of("    └", "")));
    }

    private String clock(Instant at) {
        Duration since = Duration.between(startedAt, at);
        return String.format(ROOT, "%d:%02d", since.toMinutes(), since.toSecondsPart());
    }

    private static String state(Moment moment, String alarm) {
        String word = switch (moment.alarms().getOrDefault(alarm, AlarmStateValue.INSUFFICIENT_DATA)) {
            case OK -> "OK";
            case ALARM -> "ALARM";
            case INSUFFICIENT_DATA -> "no data";
        };
        return String.format(ROOT, "%-" + column(alarm).length() + "s", word);
    }

    /** The alarm's name after its last underscore, padded to the longest state, "no data". */
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
