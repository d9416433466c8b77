package ecsremediation.cli.page;

import static java.util.Locale.ROOT;

import ecsremediation.cli.timeline.TimelineMark;
import java.util.ArrayList;
import java.util.List;

/** The numbered marks above the task panel, and their vertical lines through every panel. */
final class Marks {
    private static final double RADIUS = 9;
    private static final double ROW = 22;

    private Marks() {}

    /** The height of the rows of numbers. */
    static double height(Frame frame) {
        return rows(frame).stream().mapToInt(row -> row + 1).max().orElse(0) * ROW + 6;
    }

    /** The numbers, in as many rows as needed so that no two overlap. */
    static String numbers(Frame frame) {
        List<TimelineMark> marks = frame.timeline().marks();
        List<Integer> rows = rows(frame);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < marks.size(); i++) {
            double x = frame.x(marks.get(i).at());
            double y = RADIUS + 2 + rows.get(i) * ROW;
            out.append(String.format(
                            ROOT, "<g class='mark %s'><title>%s</title>", style(marks.get(i)), title(marks.get(i))))
                    .append(String.format(ROOT, "<circle cx='%.1f' cy='%.1f' r='%.0f'/>", x, y, RADIUS))
                    .append(String.format(ROOT, "<text x='%.1f' y='%.1f'>%d</text></g>", x, y + 4, i + 1));
        }
        return out.toString();
    }

    /** One vertical line per mark. */
    static String lines(Frame frame, double top, double bottom) {
        StringBuilder out = new StringBuilder();
        for (TimelineMark mark : frame.timeline().marks()) {
            double x = frame.x(mark.at());
            out.append(String.format(
                    ROOT,
                    "<line class='drop %s' x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f'/>",
                    style(mark),
                    x,
                    top,
                    x,
                    bottom));
        }
        return out.toString();
    }

    /** The class of report.css for a kind of mark. */
    static String style(TimelineMark mark) {
        return mark.kind().name().toLowerCase(ROOT);
    }

    private static String title(TimelineMark mark) {
        return Html.escape(mark.text());
    }

    private static List<Integer> rows(Frame frame) {
        List<Double> lastInRow = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        for (TimelineMark mark : frame.timeline().marks()) {
            double x = frame.x(mark.at());
            int row = 0;
            while (row < lastInRow.size() && x - lastInRow.get(row) < 2 * RADIUS + 2) {
                row++;
            }
            if (row == lastInRow.size()) {
                lastInRow.add(x);
            } else {
                lastInRow.set(row, x);
            }
            rows.add(row);
        }
        return rows;
    }
}
