package ecsremediation.simulator.rollout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The played rollouts as text: a row per situation, and a line for each rollout that is not right. */
final class RolloutTable {
    private static final String FORM = "%5s  %-7s %-7s %-7s %-9s %-9s %s";

    private RolloutTable() {}

    static String of(List<ComparedRollout> played) {
        Map<Integer, List<ComparedRollout>> bySituation = new LinkedHashMap<>();
        played.forEach(p -> bySituation
                .computeIfAbsent(p.situation().number(), _ -> new ArrayList<>())
                .add(p));
        List<String> lines = new ArrayList<>();
        lines.add(FORM.formatted("", "start", "least", "peak", "without", "with", "services, group"));
        bySituation.values().forEach(of -> lines.add(row(of)));
        played.stream()
                .filter(p -> !p.faults().isEmpty())
                .forEach(p -> lines.add("situation " + p.situation().number() + ", seed " + p.seed() + ": "
                        + String.join("; ", p.faults())));
        return String.join(System.lineSeparator(), lines);
    }

    private static String row(List<ComparedRollout> of) {
        RolloutSituation situation = of.getFirst().situation();
        return FORM.formatted(
                situation.number(),
                situation.instances(),
                range(of.stream()
                        .map(c -> c.least().isPresent() ? Optional.of(c.least().getAsInt()) : Optional.empty())),
                range(of.stream().map(c -> Optional.of(c.with().peak()))),
                longest(of.stream().map(c -> c.without().time())),
                longest(of.stream().map(c -> c.with().time())),
                situation.text());
    }

    /** The least and the largest number, or {@code none}. */
    private static String range(Stream<Optional<Integer>> numbers) {
        IntSummaryStatistics all =
                numbers.flatMap(Optional::stream).mapToInt(n -> n).summaryStatistics();
        if (all.getCount() == 0) {
            return "none";
        }
        return all.getMin() == all.getMax() ? Integer.toString(all.getMin()) : all.getMin() + "-" + all.getMax();
    }

    /** The longest time in minutes and seconds, or {@code never} if any rollout stood still. */
    private static String longest(Stream<Optional<Duration>> times) {
        return times.reduce((a, b) ->
                        a.isEmpty() || b.isEmpty() ? Optional.empty() : a.get().compareTo(b.get()) > 0 ? a : b)
                .flatMap(longest -> longest)
                .map(RolloutTable::minutes)
                .orElse("never");
    }

    static String minutes(Duration time) {
        return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
