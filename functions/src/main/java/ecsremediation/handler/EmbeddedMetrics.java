package ecsremediation.handler;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsBuilder;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/**
 * Writes metrics with Powertools. Each write is one line in embedded metric format on standard output,
 * from which CloudWatch extracts the metrics. All callers in a process share one Powertools instance.
 */
final class EmbeddedMetrics {
    private final Metrics metrics;
    private final Map<String, String> common;

    /**
     * Configures the process's metrics.
     *
     * @param common the dimensions of every metric, by name
     */
    EmbeddedMetrics(String namespace, Map<String, String> common) {
        // Without this setting the library sends network requests at the first write to detect EC2 or ECS, even on
        // Lambda.
        EnvironmentConfigurationProvider.getConfig().setEnvironmentOverride(Environments.Lambda);
        this.common = Map.copyOf(common);
        this.metrics = MetricsBuilder.builder()
                .withNamespace(namespace)
                .withDefaultDimensions(DimensionSet.of(this.common))
                .build();
    }

    /** Writes counts under the common dimensions. */
    void write(Map<String, Integer> counts) {
        synchronized (metrics) {
            flush(counts);
        }
    }

    /** Writes counts twice: under the common dimensions, and under those and one more. */
    void write(Map<String, Integer> counts, String dimension, String value) {
        Map<String, String> all = new TreeMap<>(common);
        all.put(dimension, value);
        synchronized (metrics) {
            metrics.addDimension(DimensionSet.of(all));
            flush(counts);
        }
    }

    private void flush(Map<String, Integer> counts) {
        counts.forEach((name, count) -> metrics.addMetric(name, count, MetricUnit.COUNT));
        metrics.flush();
    }
}
