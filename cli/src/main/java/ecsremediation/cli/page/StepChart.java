package ecsremediation.cli.page;

import static java.util.Locale.ROOT;

import ecsremediation.cli.timeline.Moment;
import java.util.List;

/**
 * A chart of counts over time, drawn as steps.
 *
 * @param frame the time axis
 * @param top the y coordinate of {@code most}
 * @param bottom the y coordinate of 0
 * @param most the largest count on the axis, at least 1
 */
record StepChart(Frame frame, double top, double bottom, int most) {

    /** The largest value of these counts in these moments, at least 1. */
    static int most(List<Moment> moments, List<Count> counts) {
        return Math.max(
                1,
                moments.stream()
                        .mapToInt(moment -> counts.stream()
                                .mapToInt(count -> count.at(moment))
                                .max()
                                .orElse(0))
                        .max()
                        .orElse(1));
    }

    double y(int count) {
        return bottom - (bottom - top) * count / most;
    }

    /**
     * A line. {@code lift} moves it up, in units of the view box, so that equal counts are visible side by
     * side.
     */
    String line(String style, Count count, double lift) {
        return "<path class='" + style + "' d='" + path(count, lift) + "'/>";
    }

    /** The area below a line. */
    String area(String style, Count count) {
        return String.format(
                ROOT, "<path class='%s' d='%s V%.1f H%.1f Z'/>", style, path(count, 0), bottom, frame.x(first().at()));
    }

    /** The area between two counts, where {@code upper} is larger than {@code lower}. */
    String between(String style, Count lower, Count upper) {
        List<Moment> moments = frame.timeline().moments();
        StringBuilder path = new StringBuilder();
        for (int i = 0; i + 1 < moments.size(); i++) {
            int from = lower.at(moments.get(i));
            int to = upper.at(moments.get(i));
            if (to > from) {
                path.append(String.format(
                        ROOT,
                        "M%.1f %.1f H%.1f V%.1f H%.1f Z ",
                        frame.x(moments.get(i).at()),
                        y(from),
                        frame.x(moments.get(i + 1).at()),
                        y(to),
                        frame.x(moments.get(i).at())));
            }
        }
        return path.isEmpty()
                ? ""
                : "<path class='" + style + "' d='" + path.toString().strip() + "'/>";
    }

    /** Grid lines with whole numbers at the left, 7 at most. */
    String axis() {
        int step = (most + 5) / 6;
        StringBuilder out = new StringBuilder();
        for (int count = 0; count <= most; count += step) {
            out.append(String.format(
                            ROOT,
                            "<line class='grid' x1='%d' y1='%.1f' x2='%d' y2='%.1f'/>",
                            frame.left(),
                            y(count),
                            frame.right(),
                            y(count)))
                    .append(String.format(
                            ROOT,
                            "<text class='count' x='%d' y='%.1f'>%d</text>",
                            frame.left() - 7,
                            y(count) + 4,
                            count));
        }
        return out.toString();
    }

    private String path(Count count, double lift) {
        StringBuilder path = new StringBuilder(
                String.format(ROOT, "M%.1f %.1f", frame.x(first().at()), y(count.at(first())) - lift));
        int last = count.at(first());
        for (Moment moment : frame.timeline().moments()) {
            int now = count.at(moment);
            if (now != last) {
                path.append(String.format(ROOT, " H%.1f V%.1f", frame.x(moment.at()), y(now) - lift));
                last = now;
            }
        }
        return path.append(String.format(
                        ROOT,
                        " H%.1f",
                        frame.x(frame.timeline().moments().getLast().at())))
                .toString();
    }

    private Moment first() {
        return frame.timeline().moments().getFirst();
    }
}
