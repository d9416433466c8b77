package ecsremediation.cli.session;

import ecsremediation.cli.timeline.DurationText;
import ecsremediation.cli.timeline.TimelineMark;
import ecsremediation.cli.timeline.Verdict;
import ecsremediation.cli.timeline.Verdict.Ending;
import ecsremediation.incident.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Judges a lab run. Mode act must resolve the incident; the other modes must make no write call. */
final class Verdicts {
    private Verdicts() {}

    static Verdict of(RunRecorder recorder, Mode mode, int writes) {
        Instant trouble =
                recorder.first(TimelineMark.Kind.TROUBLE).orElse(recorder.now().at());
        Optional<Duration> toAction = recorder.first(TimelineMark.Kind.ACTION).map(at -> Duration.between(trouble, at));
        Optional<Duration> toRecovery =
                recorder.first(TimelineMark.Kind.RESOLUTION).map(at -> Duration.between(trouble, at));
        return switch (mode) {
            case ACT ->
                new Verdict(
                        toRecovery.isPresent() ? Ending.RESOLVED : Ending.UNRESOLVED,
                        acted(recorder, toRecovery),
                        toAction,
                        toRecovery,
                        writes);
            case OBSERVE, OFF ->
                new Verdict(
                        writes == 0 ? Ending.OBSERVED : Ending.WROTE_IN_OBSERVE,
                        observed(writes),
                        toAction,
                        toRecovery,
                        writes);
        };
    }

    private static String acted(RunRecorder recorder, Optional<Duration> toRecovery) {
        int running = recorder.now().tasks().running();
        int desired = recorder.now().tasks().desired();
        return toRecovery
                .map(span -> "Resolved: all " + desired + " tasks run, " + DurationText.words(span)
                        + " after the trouble began.")
                .orElse("Not resolved: " + running + " of " + desired + " tasks run; the e-mails give the cause.");
    }

    private static String observed(int writes) {
        return writes == 0
                ? "Observed: no write call was made; the e-mail reports what would have been done."
                : "Failed: " + writes + " write calls were made in mode observe.";
    }
}
