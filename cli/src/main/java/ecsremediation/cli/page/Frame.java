package ecsremediation.cli.page;

import static java.util.Locale.ROOT;

import ecsremediation.cli.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The time axis of one drawing. Coordinates are in units of the drawing's view box.
 *
 * @param width the width of the whole drawing
 * @param left the x coordinate of the timeline's start
 * @param right the x coordinate of its last moment
 * @param timeline the run that is drawn
 */
record Frame(int width, int left, int right, Timeline timeline) {
    private static final List<Integer> MINUTE_STEPS = List.of(1, 2, 5, 10, 15, 30, 60, 120, 240, 720, 1440);

    /** For screens at least 640 px wide. */
    static Frame wide(Timeline timeline) {
        return new Frame(1040, 34, 1026, timeline);
    }

    /** For phones. It is drawn separately, because the text of a scaled-down drawing is unreadable. */
    static Frame narrow(Timeline timeline) {
        return new Frame(360, 26, 350, timeline);
    }

    /** The x coordinate of a virtual time. */
    double x(Instant at) {
        double share = (double) timeline.sinceStart(at).toMillis() / length().toMillis();
        return left + share * (right - left);
    }

    /**
     * The minutes that get a tick: multiples of a round number, at least 70 units apart, or 48 in a narrow
     * drawing.
     */
    List<Integer> ticks() {
        long minutes = length().toMinutes();
        int most = Math.max(1, (right - left) / (width > 500 ? 70 : 48));
        int step = MINUTE_STEPS.stream()
                .filter(s -> minutes / s <= most)
                .findFirst()
                .orElse(MINUTE_STEPS.getLast());
        return IntStream.rangeClosed(0, (int) (minutes / step))
                .map(i -> i * step)
                .boxed()
                .toList();
    }

    /** Vertical lines at the ticks, with their minutes below. */
    String axis(double top, double bottom) {
        StringBuilder out = new StringBuilder();
        for (int minute : ticks()) {
            double x = x(timeline.startedAt().plus(Duration.ofMinutes(minute)));
            out.append(String.format(
                            ROOT, "<line class='grid' x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f'/>", x, top, x, bottom))
                    .append(String.format(
                            ROOT, "<text class='tick' x='%.1f' y='%.1f'>%d</text>", x, bottom + 16, minute));
        }
        return out.toString();
    }

    /** The wide and the narrow drawing; report.css shows one of them by the width of the screen. */
    static Stream<Frame> both(Timeline timeline) {
        return Stream.of(wide(timeline), narrow(timeline));
    }

    private Duration length() {
        Duration length = timeline.length();
        return length.isPositive() ? length : Duration.ofMinutes(1);
    }
}
