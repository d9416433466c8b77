package ecsremediation.simulator.cloudwatch;

import java.util.Collection;
import java.util.Locale;

/** How the samples of a period become one number. */
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

    /** CloudWatch's word, such as {@code Average}. */
    public String word() {
        return word;
    }

    /** As alarm messages shout it, such as {@code AVERAGE}. */
    String shouted() {
        return word.toUpperCase(Locale.ROOT);
    }

    /** Of at least one sample. */
    abstract double of(Collection<Double> samples);

    /**
     * From CloudWatch's word.
     *
     * @throws IllegalArgumentException for percentiles and other words that the world does not know
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
