package ecsremediation.simulator.cloudwatch;

import java.util.Collection;
import java.util.Locale;

/** A statistic: one number from the samples of a period. */
public enum Statistic {
    AVERAGE("Average") {
        @Override
        double of(Collection<Double> samples) {
            return SUM.of(samples) / samples.size();
        }
    },
    SUM("Sum") {
        @Override
        double of(Collection<Double> samples) {
            return samples.stream().mapToDouble(Double::doubleValue).sum();
        }
    },
    MAXIMUM("Maximum") {
        @Override
        double of(Collection<Double> samples) {
            return samples.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        }
    },
    MINIMUM("Minimum") {
        @Override
        double of(Collection<Double> samples) {
            return samples.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        }
    },
    SAMPLE_COUNT("SampleCount") {
        @Override
        double of(Collection<Double> samples) {
            return samples.size();
        }
    };

    private final String word;

    Statistic(String word) {
        this.word = word;
    }

    /** The statistic's name in the API, such as {@code Average}. */
    public String word() {
        return word;
    }

    /** The statistic's name in alarm messages, such as {@code AVERAGE}. */
    String upperCase() {
        return word.toUpperCase(Locale.ROOT);
    }

    /** The statistic of one or more samples. */
    abstract double of(Collection<Double> samples);

    /**
     * The statistic of that API name.
     *
     * @throws IllegalArgumentException for percentiles and other statistics that the simulator does not support
     */
    public static Statistic parse(String word) {
        for (Statistic statistic : values()) {
            if (statistic.word.equals(word)) {
                return statistic;
            }
        }
        throw new IllegalArgumentException("statistic " + word + " is not simulated");
    }
}
