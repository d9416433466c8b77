package ecsremediation.cli.page;

import static java.util.Locale.ROOT;

import ecsremediation.cli.timeline.Timeline;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The 3 drawings of the page, one below the other on the same time axis: tasks, group, alarms. */
final class Panels {
    private static final double PLOT = 150;
    private static final double AXIS = 24;

    private Panels() {}

    /** All drawings, each with its caption and legend. */
    static String draw(Timeline timeline) {
        return figure(
                        "Tasks of " + timeline.run().service(),
                        key("k-desired", "desired") + key("k-running", "running") + key("k-missing", "missing"),
                        timeline,
                        Panels::tasks)
                + figure(
                        "Auto Scaling group " + timeline.run().group(),
                        key("k-max", "max")
                                + key("k-group-desired", "desired")
                                + key("k-in-service", "in service")
                                + key("k-registered", "registered in the cluster"),
                        timeline,
                        Panels::group)
                + figure(
                        "CloudWatch alarms",
                        key("k-ok", "OK") + key("k-alarm", "ALARM") + key("k-unknown", "no data"),
                        timeline,
                        Panels::alarms);
    }

    private static String figure(String caption, String keys, Timeline timeline, Function<Frame, String> drawing) {
        return "<figure><figcaption><b>" + Html.escape(caption) + "</b> <span class='keys'>" + keys
                + "</span></figcaption>"
                + Frame.both(timeline).map(drawing).collect(Collectors.joining("\n"))
                + "</figure>\n";
    }

    private static String key(String style, String word) {
        return "<span class='key'><i class='" + style + "'></i>" + word + "</span>";
    }

    private static String tasks(Frame frame) {
        double top = Marks.height(frame) + 4;
        double bottom = top + PLOT;
        StepChart steps = new StepChart(
                frame,
                top,
                bottom,
                StepChart.most(frame.timeline().moments(), List.of(Count.TASKS_DESIRED, Count.TASKS_RUNNING)));
        return svg(
                frame,
                bottom + AXIS,
                "Desired and running tasks over time",
                hatch(frame)
                        + steps.axis()
                        + frame.axis(top, bottom)
                        + steps.area("a-running", Count.TASKS_RUNNING)
                        + steps.between("a-missing-" + frame.width(), Count.TASKS_RUNNING, Count.TASKS_DESIRED)
                        + Marks.lines(frame, Marks.height(frame) - 6, bottom)
                        + steps.line("l-running", Count.TASKS_RUNNING, 0)
                        + steps.line("l-desired", Count.TASKS_DESIRED, 3)
                        + Marks.numbers(frame));
    }

    private static String group(Frame frame) {
        double top = 12;
        double bottom = top + PLOT;
        List<Count> counts = List.of(Count.GROUP_DESIRED, Count.GROUP_MAX, Count.IN_SERVICE, Count.REGISTERED);
        StepChart steps = new StepChart(
                frame, top, bottom, StepChart.most(frame.timeline().moments(), counts));
        return svg(
                frame,
                bottom + AXIS,
                "Desired, max, in-service and registered instances over time",
                steps.axis()
                        + frame.axis(top, bottom)
                        + steps.area("a-in-service", Count.IN_SERVICE)
                        + steps.area("a-registered", Count.REGISTERED)
                        + Marks.lines(frame, 0, bottom)
                        + steps.line("l-in-service", Count.IN_SERVICE, 0)
                        + steps.line("l-group-desired", Count.GROUP_DESIRED, 3)
                        + steps.line("l-max", Count.GROUP_MAX, 6));
    }

    private static String alarms(Frame frame) {
        double bottom = AlarmChart.height(frame);
        return svg(
                frame,
                bottom + AXIS + 18,
                "Alarm states over time",
                frame.axis(bottom, bottom)
                        + AlarmChart.draw(frame)
                        + Marks.lines(frame, 0, bottom)
                        + String.format(
                                ROOT,
                                "<text class='axis' x='%d' y='%.1f'>virtual minutes</text>",
                                (frame.left() + frame.right()) / 2,
                                bottom + AXIS + 12));
    }

    /**
     * The fill pattern of missing tasks. Each drawing defines its own: a pattern in a hidden drawing is not
     * usable.
     */
    private static String hatch(Frame frame) {
        return String.format(
                ROOT,
                "<defs><pattern id='hatch-%1$d' width='7' height='7' patternUnits='userSpaceOnUse'"
                        + " patternTransform='rotate(45)'><rect class='hatch-ground' width='7' height='7'/>"
                        + "<line class='hatch-line' x1='0' y1='0' x2='0' y2='7'/></pattern></defs>",
                frame.width());
    }

    private static String svg(Frame frame, double height, String label, String content) {
        return String.format(
                        ROOT,
                        "<svg class='%s' viewBox='0 0 %d %.0f' role='img' aria-label='%s'>",
                        frame.width() > 500 ? "wide" : "narrow",
                        frame.width(),
                        height,
                        label)
                + content
                + "</svg>";
    }
}
