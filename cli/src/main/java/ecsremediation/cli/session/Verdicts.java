package ecsremediation.cli.session;

import ecsremediation.act.Mode;
import ecsremediation.cli.timeline.Spans;
import ecsremediation.cli.timeline.TimelineMark;
import ecsremediation.cli.timeline.Verdict;
import ecsremediation.cli.timeline.Verdict.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a run of the lab came to, by its mode: cured, or observed without a write. */
final class Verdicts {
    private Verdicts() {}

    static Verdict of(RunRecorder keeper, Mode mode, int writes) {
        Instant trouble =
                keeper.first(TimelineMark.Kind.TROUBLE).orElse(keeper.now().at());
        Optional<Duration> toAction = keeper.first(TimelineMark.Kind.ACTION).map(at -> Duration.between(trouble, at));
        Optional<Duration> toCure = keeper.first(TimelineMark.Kind.CURE).map(at -> Duration.between(trouble, at));
        return switch (mode) {
            case ACT ->
                new Verdict(
                        toCure.isPresent() ? Ending.CURED : Ending.NOT_CURED,
                        acted(keeper, toCure),
                        toAction,
                        toCure,
                        writes);
            case OBSERVE, OFF ->
                new Verdict(
                        writes == 0 ? Ending.OBSERVED : Ending.WROTE_IN_OBSERVE,
                        observed(writes),
                        toAction,
                        toCure,
                        writes);
        };
    }

    private static String acted(RunRecorder keeper, Optional<Duration> toCure) {
        int running = keeper.now().tasks().running();
        int desired = keeper.now().tasks().desired();
        return toCure.map(span ->
                        "Cured: all " + desired + " tasks run, " + Spans.words(span) + " after the trouble began.")
                .orElse("Not cured: " + running + " of " + desired + " tasks run; the e-mails say why.");
    }

    private static String observed(int writes) {
        return writes == 0
                ? "Observed: nothing was written; the e-mail says what would have been done."
                : "Observe mode, and yet " + writes + " write calls were made.";
    }
}
