package ecsremediation.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The cluster and service an alarm is about, from the dimensions of all its metrics. */
final class AlarmScope {
    /** Container Insights of EKS and Kubernetes: its ClusterName is not an ECS cluster. */
    private static final String KUBERNETES = "ContainerInsights";

    private AlarmScope() {}

    static Scope ofMessage(JsonNode alarm) {
        JsonNode trigger = alarm.path("Trigger");
        Stream<Names> metrics = elements(trigger.path("Metrics"))
                .map(m -> m.path("MetricStat").path("Metric"))
                .flatMap(m -> names(m, "Namespace", "Dimensions"));
        Stream<Names> contributor = names(alarm, "", "AlarmContributorAttributes");
        return of(Stream.of(names(trigger, "Namespace", "Dimensions"), metrics, contributor)
                .flatMap(s -> s));
    }

    static Scope ofData(JsonNode data) {
        Stream<Names> metrics = elements(data.path("configuration").path("metrics"))
                .map(m -> m.path("metricStat").path("metric"))
                .flatMap(m -> names(m, "namespace", "dimensions"));
        return of(Stream.concat(metrics, names(data.path("alarmContributor"), "", "attributes")));
    }

    private record Names(String cluster, Optional<String> service) {}

    /**
     * One service if all metrics name the same one. Otherwise one cluster if all metrics name the same one.
     * Otherwise unnamed.
     */
    private static Scope of(Stream<Names> named) {
        List<Names> names = named.toList();
        List<String> clusters = names.stream().map(Names::cluster).distinct().toList();
        List<String> services =
                names.stream().flatMap(n -> n.service().stream()).distinct().toList();
        if (clusters.size() != 1) {
            return new Scope.Unnamed();
        }
        return services.size() == 1
                ? new Scope.OneService(new ServiceName(clusters.getFirst(), services.getFirst()))
                : new Scope.WholeCluster(clusters.getFirst());
    }

    private static Stream<Names> names(JsonNode metric, String namespace, String field) {
        if (EventFields.text(metric, namespace).filter(KUBERNETES::equals).isPresent()) {
            return Stream.empty();
        }
        JsonNode dimensions = metric.path(field);
        Optional<String> service = dimension(dimensions, "ServiceName");
        return dimension(dimensions, "ClusterName").map(c -> new Names(c, service)).stream();
    }

    /** SNS writes a list of name and value, EventBridge an object. */
    private static Optional<String> dimension(JsonNode dimensions, String name) {
        Optional<String> value = dimensions.isArray()
                ? elements(dimensions)
                        .filter(d ->
                                EventFields.text(d, "name").filter(name::equals).isPresent())
                        .findFirst()
                        .flatMap(d -> EventFields.text(d, "value"))
                : EventFields.text(dimensions, name);
        return value.flatMap(EcsNames::read);
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return list.isArray() ? StreamSupport.stream(list.spliterator(), false) : Stream.empty();
    }
}
