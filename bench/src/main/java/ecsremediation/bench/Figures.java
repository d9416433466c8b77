package ecsremediation.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What one cold run took; also a figure of several runs, column by column, and the ratio of two.
 *
 * @param wall seconds from the start of the process to its first answer
 * @param cpu seconds of CPU, all threads
 * @param peak MiB of memory at most (VmHWM)
 * @param classes how many classes were loaded, those made at run time for lambdas included
 */
record Figures(double wall, double cpu, double peak, double classes) {
    static final String HEADING = "                 wall s   CPU s   peak MiB   classes";

    static Figures minima(List<Figures> runs) {
        return ofSorted(runs, sorted -> sorted[0]);
    }

    static Figures medians(List<Figures> runs) {
        return ofSorted(runs, sorted -> sorted[sorted.length / 2]);
    }

    static Figures maxima(List<Figures> runs) {
        return ofSorted(runs, sorted -> sorted[sorted.length - 1]);
    }

    Figures dividedBy(Figures other) {
        return new Figures(wall / other.wall, cpu / other.cpu, peak / other.peak, classes / other.classes);
    }

    String row(String name) {
        return format("%-15s  %6.2f  %6.2f   %8.0f   %7.0f", name);
    }

    String ratioRow(String name) {
        return format("%-15s  %6.2f  %6.2f   %8.2f   %7.2f", name);
    }

    private String format(String columns, String name) {
        return String.format(Locale.ROOT, columns, name, wall, cpu, peak, classes);
    }

    private static Figures ofSorted(List<Figures> runs, ToDoubleFunction<double[]> figure) {
        return new Figures(
                column(runs, Figures::wall, figure),
                column(runs, Figures::cpu, figure),
                column(runs, Figures::peak, figure),
                column(runs, Figures::classes, figure));
    }

    private static double column(
            List<Figures> runs, ToDoubleFunction<Figures> column, ToDoubleFunction<double[]> figure) {
        return figure.applyAsDouble(runs.stream().mapToDouble(column).sorted().toArray());
    }
}
