package ecsremediation.report;

import ecsremediation.act.SettingOutcome;
import java.util.List;
import java.util.stream.Stream;

/** What became of Container Insights of the stack's clusters, for the events of CloudFormation and the log. */
public final class InsightsText {
    /** CloudFormation takes an answer of 4,096 bytes, and a character may have 4. Our choice. */
    private static final int REASON = 400;

    private static final int ANSWER = 300;

    private InsightsText() {}

    /** The reason of an answer: what failed or could not be restored first, then the rest. */
    public static String reason(List<SettingOutcome> outcomes, List<String> notReached) {
        Stream<String> late = notReached.stream().map(cluster -> cluster + " was not reached in time");
        Stream<String> troubles =
                outcomes.stream().filter(InsightsText::isTrouble).map(InsightsText::line);
        Stream<String> others =
                outcomes.stream().filter(outcome -> !isTrouble(outcome)).map(InsightsText::line);
        return fit(Stream.of(troubles, late, others).flatMap(lines -> lines).toList());
    }

    /** The reason of an answer after the program itself failed. */
    public static String broken(Throwable failure, List<SettingOutcome> outcomes) {
        String what = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return fit(Stream.concat(
                        Stream.of(Phrases.fit(what, ANSWER)), outcomes.stream().map(InsightsText::line))
                .toList());
    }

    /** The clusters that keep what the stack set, or whose value is not known, with the reason; "none" if there is none. */
    public static String notRestored(List<SettingOutcome> outcomes, List<String> notReached) {
        List<String> lines = Stream.concat(
                        outcomes.stream()
                                .filter(outcome -> outcome instanceof SettingOutcome.NotRestored
                                        || outcome instanceof SettingOutcome.ChangedByOthers
                                        || outcome instanceof SettingOutcome.ClusterGone)
                                .map(InsightsText::line),
                        notReached.stream().map(cluster -> cluster + " was not reached in time"))
                .toList();
        return lines.isEmpty() ? "none" : fit(lines);
    }

    private static String fit(List<String> lines) {
        return lines.isEmpty()
                ? "Nothing had to be done."
                : Phrases.fit(Phrases.sentence(String.join("; ", lines)), REASON);
    }

    private static boolean isTrouble(SettingOutcome outcome) {
        return switch (outcome) {
            case SettingOutcome.Changed _, SettingOutcome.Unchanged _, SettingOutcome.Restored _ -> false;
            case SettingOutcome.ChangedByOthers _,
                    SettingOutcome.ClusterGone _,
                    SettingOutcome.NoSuchCluster _,
                    SettingOutcome.NotSet _,
                    SettingOutcome.NotRestored _ -> true;
        };
    }

    private static String line(SettingOutcome outcome) {
        String cluster = outcome.cluster();
        return switch (outcome) {
            case SettingOutcome.Changed o -> cluster + " has " + o.to() + " instead of " + o.from();
            case SettingOutcome.Unchanged o -> cluster + " had " + o.value() + " already";
            case SettingOutcome.Restored o -> cluster + " has " + o.value() + " again";
            case SettingOutcome.ChangedByOthers o ->
                cluster + " keeps " + o.present() + ", which this stack did not set";
            case SettingOutcome.ClusterGone _ -> cluster + " no longer exists";
            case SettingOutcome.NoSuchCluster _ ->
                "there is no cluster " + cluster + " in this Region: correct the parameter Clusters";
            case SettingOutcome.NotSet o -> cluster + " could not be set (" + Phrases.fit(o.why(), ANSWER) + ")";
            case SettingOutcome.NotRestored o ->
                cluster + " did not get " + o.found() + " back (" + Phrases.fit(o.why(), ANSWER) + ")";
        };
    }
}
