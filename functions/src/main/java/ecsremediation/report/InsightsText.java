package ecsremediation.report;

import ecsremediation.act.SettingOutcome;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of Container Insights of the stack's clusters, for the events of CloudFormation and the log. */
public final class InsightsText {
    /** CloudFormation takes an answer of 4,096 bytes, and a character may have 3. Our choice. */
    private static final int REASON = 700;

    /** The answer has both. Our choice. */
    private static final int NOT_RESTORED = 400;

    /** What ECS or the program answered, in the text for CloudFormation. Our choice. */
    private static final int ANSWER = 300;

    /** The same in the log. Our choice. */
    private static final int LOGGED = 1_000;

    private InsightsText() {}

    /**
     * Clusters of which nothing is known, because the work ended before them.
     *
     * @param failure what the program failed with; empty if the time was over
     */
    public record Unreached(List<String> clusters, Optional<Throwable> failure) {
        public Unreached {
            clusters = List.copyOf(clusters);
        }

        /** A line for each cluster, or one for a failure that concerns none of them. */
        private Stream<String> lines(int most) {
            Optional<String> words = failure.map(why -> Phrases.fit(
                    Objects.requireNonNullElse(why.getMessage(), why.getClass().getSimpleName()), most));
            String how = words.map(why -> " was not reached (" + why + ")").orElse(" was not reached in time");
            return clusters.isEmpty() ? words.stream() : clusters.stream().map(cluster -> cluster + how);
        }
    }

    /**
     * The reason of an answer: what failed or could not be restored first, then the rest. If that is too long, the names
     * stand before it.
     */
    public static String reason(List<SettingOutcome> outcomes, Unreached unreached) {
        List<SettingOutcome> troubles =
                outcomes.stream().filter(InsightsText::isTrouble).toList();
        Stream<SettingOutcome> others = outcomes.stream().filter(outcome -> !isTrouble(outcome));
        List<String> lines = Stream.of(lines(troubles, ANSWER), unreached.lines(ANSWER), lines(others.toList(), ANSWER))
                .flatMap(part -> part)
                .toList();
        return lines.isEmpty() ? "Nothing had to be done." : fit(lines, names(troubles, unreached), REASON);
    }

    /** The clusters that keep what the stack set, or whose value is not known, with the reason; "none" if there is none. */
    public static String notRestored(List<SettingOutcome> outcomes, Unreached unreached) {
        List<SettingOutcome> kept = outcomes.stream()
                .filter(outcome -> outcome instanceof SettingOutcome.NotRestored
                        || outcome instanceof SettingOutcome.NotCertain
                        || outcome instanceof SettingOutcome.ChangedByOthers
                        || outcome instanceof SettingOutcome.ClusterGone)
                .toList();
        List<String> lines =
                Stream.concat(lines(kept, ANSWER), unreached.lines(ANSWER)).toList();
        return lines.isEmpty() ? "none" : fit(lines, names(kept, unreached), NOT_RESTORED);
    }

    /** A line for each cluster, for the log: nothing is left out because there are many. */
    public static List<String> each(List<SettingOutcome> outcomes, Unreached unreached) {
        return Stream.concat(lines(outcomes, LOGGED), unreached.lines(LOGGED)).toList();
    }

    private static List<String> names(List<SettingOutcome> outcomes, Unreached unreached) {
        return Stream.concat(outcomes.stream().map(SettingOutcome::cluster), unreached.clusters().stream())
                .toList();
    }

    private static String fit(List<String> lines, List<String> names, int most) {
        String whole = Phrases.sentence(String.join("; ", lines));
        return whole.length() <= most || names.size() < 2
                ? Phrases.fit(whole, most)
                : Phrases.fit(
                        Phrases.count(names.size(), "cluster") + " (" + String.join(", ", names) + "): " + whole, most);
    }

    private static boolean isTrouble(SettingOutcome outcome) {
        return switch (outcome) {
            case SettingOutcome.Changed _, SettingOutcome.Unchanged _, SettingOutcome.Restored _ -> false;
            case SettingOutcome.ChangedByOthers _,
                    SettingOutcome.ClusterGone _,
                    SettingOutcome.NoSuchCluster _,
                    SettingOutcome.NotSet _,
                    SettingOutcome.NotRestored _,
                    SettingOutcome.NotCertain _ -> true;
        };
    }

    private static Stream<String> lines(List<SettingOutcome> outcomes, int most) {
        return outcomes.stream().map(outcome -> line(outcome, most));
    }

    /** @param most the length of what ECS or the program answered, in characters */
    private static String line(SettingOutcome outcome, int most) {
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
            case SettingOutcome.NotSet o -> cluster + " could not be set (" + Phrases.fit(o.why(), most) + ")";
            case SettingOutcome.NotRestored o ->
                cluster + " did not get " + o.found() + " back (" + Phrases.fit(o.why(), most) + ")";
            case SettingOutcome.NotCertain o ->
                "it is not certain that " + cluster + " has " + o.found() + " again (" + Phrases.fit(o.why(), most)
                        + ")";
        };
    }
}
