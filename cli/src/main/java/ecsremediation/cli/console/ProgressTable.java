package ecsremediation.cli.console;

import static java.util.Locale.ROOT;

import ecsremediation.cli.timeline.Moment;
import ecsremediation.cli.timeline.TimelineEmail;
import ecsremediation.cli.timeline.TimelineMark;
import ecsremediation.simulator.cloudwatch.AlarmStateValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines that a run prints: headings, one row per moment, events and e-mails.
 *
 * @param startedAt virtual time of the start; the first column shows the time since then
 * @param service name of the service whose tasks are shown
 * @param group name of the group whose instances are shown
 * @param alarms names of the alarms that are shown, in column order
 * @param width columns of the terminal; below 85 the rows are set tighter, and mails wrap earlier
 */
public record ProgressTable(
        Instant startedAt, String service, String group, List<String> alarms, Optional<Integer> width) {
    private static final String ROW = "%6s  %7s %7s %8s  %7s %4s %10s %10s  %s";

    /** The same with narrower gaps. */
    private static final String TIGHT_ROW = "%5s %7s %7s %8s %7s %3s %10s %10s %s";

    private static final String TITLES = "%6s  %-24s  %-34s  %s";
    private static final String TIGHT_TITLES = "%5s %-24s %-33s %s";

    /** Columns that the rows need with two alarms. */
    private static final int TABLE_COLUMNS = 85;

    private static final String FRAME = "    │ ";

    /** Columns of a mail in its frame. Our choice: the commands of a mail are as wide. */
    private static final int MAIL_WIDTH = 76;

    /** Narrower lines are hard to read. Our choice. */
    private static final int NARROWEST_MAIL = 20;

    public ProgressTable {
        alarms = List.copyOf(alarms);
    }

    /** The two lines of headings. */
    public List<String> head() {
        return List.of(
                        String.format(ROOT, isTight() ? TIGHT_TITLES : TITLES, "", service, group, "alarms"),
                        String.format(
                                ROOT,
                                row(),
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
                        row(),
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
        return String.format(
                ROOT, isTight() ? "%5s  %s %s" : "%6s  %s %s", clock(mark.at()), sign(mark.kind()), mark.text());
    }

    /** The lines of an e-mail: its subject and its text in a frame. */
    public Stream<String> mail(TimelineEmail mail) {
        int columns = width.map(all -> Math.clamp(all - FRAME.length(), NARROWEST_MAIL, MAIL_WIDTH))
                .orElse(MAIL_WIDTH);
        List<String> subject = width.map(_ -> WrappedText.wrapped(mail.subject(), 0, columns))
                .orElseGet(() -> List.of(mail.subject()));
        return Stream.of(
                        Stream.of("", "    ┌ " + subject.getFirst()),
                        subject.stream().skip(1).map(line -> FRAME + line),
                        WrappedText.lines(mail.text(), columns).map(line -> (FRAME + line).stripTrailing()),
                        Stream.of("    └", ""))
                .flatMap(lines -> lines);
    }

    private boolean isTight() {
        return width.filter(columns -> columns < TABLE_COLUMNS).isPresent();
    }

    private String row() {
        return isTight() ? TIGHT_ROW : ROW;
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
            case EVENT -> "·";
        };
    }
}
