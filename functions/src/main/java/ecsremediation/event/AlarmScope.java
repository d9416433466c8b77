package ecsremediation.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The cluster and service an alarm is about, from the dimensions of all its metrics in ECS's namespaces. In another
 * namespace a {@code ClusterName} may be anything, such as a Kubernetes cluster in {@code ContainerInsights}.
 */
final class AlarmScope {
    /**
     * The namespaces whose dimension {@code ClusterName} is an ECS cluster: Container Insights of ECS, ECS's service
     * metrics, and the metric of managed scaling, which names a capacity provider and no service.
     */
    static final Set<String> OF_ECS = Set.of("ECS/ContainerInsights", "AWS/ECS", "AWS/ECS/ManagedScaling");

    private AlarmScope() {}

    static Scope ofMessage(JsonNode alarm) {
        JsonNode trigger = alarm.path("Trigger");
        Stream<Names> metrics = elements(trigger.path("Metrics"))
                .map(m -> m.path("MetricStat").path("Metric"))
                .flatMap(m -> names(m, "Namespace", "Dimensions"));
        Stream<Names> contributor =
                names(queried(trigger.path("Metrics"), "Expression"), alarm.path("AlarmContributorAttributes"));
        return of(Stream.of(names(trigger, "Namespace", "Dimensions"), metrics, contributor)
                .flatMap(s -> s));
    }

    static Scope ofData(JsonNode data) {
        JsonNode metrics = data.path("configuration").path("metrics");
        Stream<Names> named = elements(metrics)
                .map(m -> m.path("metricStat").path("metric"))
                .flatMap(m -> names(m, "namespace", "dimensions"));
        return of(Stream.concat(
                named,
                names(
                        queried(metrics, "expression"),
                        data.path("alarmContributor").path("attributes"))));
    }

    /** @param namespace empty where the event does not say */
    private record Names(Optional<String> namespace, String cluster, Optional<String> service) {
        boolean isOfEcs() {
            return namespace.filter(OF_ECS::contains).isPresent();
        }
    }

    /**
     * One service if all metrics of ECS name the same one. Otherwise one cluster if all of them name the same one.
     * Otherwise unnamed, or another namespace if only metrics outside of ECS's namespaces name a cluster.
     */
    private static Scope of(Stream<Names> named) {
        List<Names> all = named.toList();
        List<Names> names = all.stream().filter(Names::isOfEcs).toList();
        List<String> clusters = names.stream().map(Names::cluster).distinct().toList();
        List<String> services =
                names.stream().flatMap(n -> n.service().stream()).distinct().toList();
        if (clusters.size() != 1) {
            return names.isEmpty() && !all.isEmpty() ? otherNamespace(all) : new Scope.Unnamed();
        }
        return services.size() == 1
                ? new Scope.OneService(new ServiceName(clusters.getFirst(), services.getFirst()))
                : new Scope.WholeCluster(clusters.getFirst());
    }

    private static Scope otherNamespace(List<Names> names) {
        return new Scope.OtherNamespace(names.stream()
                .flatMap(n -> n.namespace().stream())
                .distinct()
                .sorted()
                .toList());
    }

    private static Stream<Names> names(JsonNode metric, String namespace, String dimensions) {
        return names(EventFields.text(metric, namespace), metric.path(dimensions));
    }

    private static Stream<Names> names(Optional<String> namespace, JsonNode dimensions) {
        Optional<String> service = dimension(dimensions, "ServiceName");
        return dimension(dimensions, "ClusterName").map(c -> new Names(namespace, c, service)).stream();
    }

    /**
     * The namespace of ECS that the alarm's query selects from. A contributor has the labels of the query's {@code GROUP
     * BY}, and no namespace of its own.
     */
    private static Optional<String> queried(JsonNode metrics, String field) {
        return elements(metrics)
                .flatMap(m -> EventFields.text(m, field).stream())
                .flatMap(query -> OF_ECS.stream().sorted().filter(namespace -> query.contains('"' + namespace + '"')))
                .findFirst();
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
