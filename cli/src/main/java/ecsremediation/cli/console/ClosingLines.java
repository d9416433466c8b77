package ecsremediation.cli.console;

import ecsremediation.cli.timeline.Moment;
import ecsremediation.cli.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;

/** The summary of a run as text: the last state of the service and the group, the e-mails, the result. */
public final class ClosingLines {
    private ClosingLines() {}

    public static List<String> lines(Timeline timeline) {
        Moment first = timeline.moments().getFirst();
        Moment last = timeline.moments().getLast();
        List<String> lines = new ArrayList<>();
        lines.add(timeline.run().service() + ": desired " + last.tasks().desired() + ", running "
                + last.tasks().running() + ", pending " + last.tasks().pending() + ", unplaced "
                + last.tasks().unplaced());
        lines.add(timeline.run().group() + ": desired "
                + change(first.group().desired(), last.group().desired()) + ", max "
                + change(first.group().max(), last.group().max()) + ", in service "
                + last.group().inService() + ", write calls to Auto Scaling: "
                + timeline.verdict().writes());
        lines.add("E-mails: " + timeline.mails().size());
        timeline.mails().forEach(mail -> lines.add("  " + mail.subject()));
        lines.add(timeline.verdict().summary());
        return lines;
    }

    private static String change(int from, int to) {
        return from == to ? String.valueOf(to) : from + " → " + to;
    }
}
