package ecsremediation;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks with JMH, and then prints how the CPU time of a reconciliation grows with services and groups. The
 * growth is that of the least of the iterations: other processes on the machine can only add to one.
 */
final class Benchmarks {
    private static final List<String> RECONCILIATIONS = List.of("firstCallC1", "firstCall", "warmC1", "warm");
    private static final String ROW = "%-12s %9s %9s %16s %16s %16s %16s%n";
    private final Collection<RunResult> results;

    private Benchmarks(Collection<RunResult> results) {
        this.results = results;
    }

    /** @param arguments are JMH's own options: which benchmarks, how many forks and iterations */
    public static void main(String... arguments) throws RunnerException, CommandLineOptionException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .addProfiler(GCProfiler.class)
                        .addProfiler(CpuProfiler.class)
                        .build())
                .run();
        new Benchmarks(results).printGrowth();
    }

    /** A slope of 1 is a cost in proportion to the services, and one of 2 a cost that grows with their square. */
    private void printGrowth() {
        print(
                "CPU, least",
                "2,000 ms",
                "4,000 ms",
                "slope, 1 group",
                "slope, 10 groups",
                "10:1 at 2,000",
                "10:1 at 4,000");
        RECONCILIATIONS.forEach(name -> print(
                name,
                number("%.0f", least(name, 2_000, 1)),
                number("%.0f", least(name, 4_000, 1)),
                number("%.2f", slope(name, 1)),
                number("%.2f", slope(name, 10)),
                number("%.2f", tenToOne(name, 2_000)),
                number("%.2f", tenToOne(name, 4_000))));
    }

    private OptionalDouble slope(String name, int groups) {
        OptionalDouble ratio = ratio(least(name, 4_000, groups), least(name, 2_000, groups));
        return ratio.isPresent() ? OptionalDouble.of(Math.log(ratio.getAsDouble()) / Math.log(2)) : ratio;
    }

    private OptionalDouble tenToOne(String name, int services) {
        return ratio(least(name, services, 10), least(name, services, 1));
    }

    private OptionalDouble least(String name, int services, int groups) {
        Optional<RunResult> measured = results.stream()
                .filter(r -> r.getPrimaryResult().getLabel().equals(name))
                .filter(r -> String.valueOf(services).equals(r.getParams().getParam("services")))
                .filter(r -> String.valueOf(groups).equals(r.getParams().getParam("groups")))
                .findFirst();
        return measured.isPresent()
                ? OptionalDouble.of(
                        measured.get().getSecondaryResults().get(CpuProfiler.LABEL).getStatistics().getMin())
                : OptionalDouble.empty();
    }

    private static OptionalDouble ratio(OptionalDouble large, OptionalDouble small) {
        return large.isPresent() && small.isPresent()
                ? OptionalDouble.of(large.getAsDouble() / small.getAsDouble())
                : OptionalDouble.empty();
    }

    /** What was not measured is a dash. */
    private static String number(String format, OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "-";
    }

    private static void print(Object... cells) {
        System.out.printf(Locale.ROOT, ROW, cells);
    }
}
