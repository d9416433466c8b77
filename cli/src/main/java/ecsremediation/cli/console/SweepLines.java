package ecsremediation.cli.console;

import ecsremediation.simulator.play.ScenarioViolation;
import ecsremediation.simulator.play.Swept;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A sweep of seeds as text: one line of figures, then each bound that was not kept with the command that plays it. */
public final class SweepLines {
    private static final double MILLIS = 1000.0;

    private SweepLines() {}

    /**
     * The lines of a sweep.
     *
     * @param took in real time
     */
    public static List<String> of(List<Swept> swept, Duration took) {
        List<String> lines = new ArrayList<>();
        double seconds = Math.max(1, took.toMillis()) / MILLIS;
        lines.add(String.format(
                Locale.ROOT,
                "%d worlds of 200 virtual minutes in %.1f s, %.1f a second: %d raises, %d mails",
                swept.size(),
                seconds,
                swept.size() / seconds,
                swept.stream().mapToInt(Swept::raises).sum(),
                swept.stream().mapToInt(Swept::mails).sum()));
        swept.forEach(seed -> seed.violations().forEach(violation -> lines.addAll(lines(seed, violation))));
        if (lines.size() == 1) {
            lines.add("Every bound was kept.");
        }
        return lines;
    }

    private static List<String> lines(Swept seed, ScenarioViolation violation) {
        return List.of(
                "",
                "seed " + seed.seed() + ": " + violation.bound() + " at " + Times.minute(violation.at()) + ", "
                        + violation.subject() + ": " + violation.what(),
                "  ecs-remediation simulate --seeds 1 --seed " + seed.seed());
    }
}
