package ecsremediation.cli.page;

import static java.util.Locale.ROOT;

import ecsremediation.cli.timeline.Moment;
import ecsremediation.simulator.cloudwatch.AlarmStateValue;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One horizontal band per alarm, coloured by the alarm's state over time. Heights are in units of the view
 * box.
 */
final class AlarmChart {
    private static final double LABEL = 18;
    private static final double BAND = 18;
    private static final double GAP = 12;

    private AlarmChart() {}

    /** The names of all alarms of the timeline. */
    static SortedSet<String> alarms(Frame frame) {
        SortedSet<String> names = new TreeSet<>();
        frame.timeline()
                .moments()
                .forEach(moment -> names.addAll(moment.alarms().keySet()));
        return names;
    }

    /** The height of all bands with their labels. */
    static double height(Frame frame) {
        return alarms(frame).size() * (LABEL + BAND + GAP);
    }

    static String draw(Frame frame) {
        StringBuilder out = new StringBuilder();
        double y = 0;
        for (String alarm : alarms(frame)) {
            out.append(String.format(
                    ROOT,
                    "<text class='name' x='%d' y='%.1f'>%s</text>",
                    frame.left() + 4,
                    y + 13,
                    Html.escape(alarm)));
            for (Stretch stretch : stretches(frame, alarm)) {
                out.append(stretch.draw(y + LABEL));
            }
            y += LABEL + BAND + GAP;
        }
        return out.toString();
    }

    private static List<Stretch> stretches(Frame frame, String alarm) {
        List<Stretch> found = new ArrayList<>();
        List<Moment> moments = frame.timeline().moments();
        double from = frame.x(moments.getFirst().at());
        AlarmStateValue state = state(moments.getFirst(), alarm);
        for (Moment moment : moments) {
            if (state(moment, alarm) != state) {
                found.add(new Stretch(state, from, frame.x(moment.at())));
                from = frame.x(moment.at());
                state = state(moment, alarm);
            }
        }
        found.add(new Stretch(state, from, frame.x(moments.getLast().at())));
        return found;
    }

    private static AlarmStateValue state(Moment moment, String alarm) {
        return moment.alarms().getOrDefault(alarm, AlarmStateValue.INSUFFICIENT_DATA);
    }

    private record Stretch(AlarmStateValue state, double from, double to) {
        String draw(double y) {
            String band = String.format(
                    ROOT,
                    "<rect class='band %s' x='%.1f' y='%.1f' width='%.1f' height='%.0f'><title>%s</title></rect>",
                    style(),
                    from,
                    y,
                    Math.max(0, to - from),
                    BAND,
                    words());
            boolean hasSpaceForWords = to - from > words().length() * 7 + 10;
            return hasSpaceForWords
                    ? band
                            + String.format(
                                    ROOT,
                                    "<text class='band-word %s' x='%.1f' y='%.1f'>%s</text>",
                                    style(),
                                    (from + to) / 2,
                                    y + 13,
                                    words())
                    : band;
        }

        private String style() {
            return switch (state) {
                case OK -> "is-ok";
                case ALARM -> "is-alarm";
                case INSUFFICIENT_DATA -> "is-unknown";
            };
        }

        private String words() {
            return switch (state) {
                case OK -> "OK";
                case ALARM -> "ALARM";
                case INSUFFICIENT_DATA -> "no data";
            };
        }
    }
}
