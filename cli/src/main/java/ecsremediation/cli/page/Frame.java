package ecsremediation.cli.page;

import static java.util.Locale.ROOT;

import ecsremediation.cli.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The time axis of one drawing: where a moment stands, in the units of the drawing's view box.
 *
 * @param width of the whole drawing
 * @param left where the axis begins
 * @param right where it ends
 * @param timeline what is drawn
 */
record Frame(int width, int left, int right, Timeline timeline) {
    private static final List<Integer> MINUTE_STEPS = List.of(1, 2, 5, 10, 15, 30, 60, 120, 240, 720, 1440);

    /** For screens of 640 px and more. */
    static Frame wide(Timeline timeline) {
        return new Frame(1040, 34, 1026, timeline);
    }

    /** For telephones: drawn anew, not scaled down, so that its letters stay readable. */
    static Frame narrow(Timeline timeline) {
        return new Frame(360, 26, 350, timeline);
    }

    /** Where that moment stands. */
    double x(Instant at) {
        double share = (double) timeline.sinceStart(at).toMillis() / length().toMillis();
        return left + share * (right - left);
    }

    /** The minutes that get a tick: round ones, about 70 units apart. */
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

    /** Thin lines at the ticks with their minutes below. */
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

    /** Both drawings of the same thing; the page's style sheet shows the one that suits the screen. */
    static Stream<Frame> both(Timeline timeline) {
        return Stream.of(wide(timeline), narrow(timeline));
    }

    private Duration length() {
        Duration length = timeline.length();
        return length.isPositive() ? length : Duration.ofMinutes(1);
    }
}
