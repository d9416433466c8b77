package ecsremediation.event;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an installation may act on, for every way in: one account and Region, some of its clusters, and events that
 * arrive through the configured topics.
 *
 * @param home the account and Region of the installation
 * @param clusters short names of the clusters; empty for every cluster of the account and Region
 * @param topics ARNs of the SNS topics whose messages are accepted; empty for every topic that may invoke the functions.
 *     Anybody who can publish to another topic could otherwise make the program launch instances.
 * @param alarms the service of an alarm, by alarm name; for alarms whose metrics name none
 * @param sharedWith names of the other installations that act on some of the clusters as well
 */
public record Fence(
        Trigger.Origin home,
        SortedSet<String> clusters,
        SortedSet<String> topics,
        SortedMap<String, ServiceName> alarms,
        SortedSet<String> sharedWith) {
    public Fence {
        clusters = Collections.unmodifiableSortedSet(new TreeSet<>(clusters));
        topics = Collections.unmodifiableSortedSet(new TreeSet<>(topics));
        alarms = Collections.unmodifiableSortedMap(new TreeMap<>(alarms));
        sharedWith = Collections.unmodifiableSortedSet(new TreeSet<>(sharedWith));
    }

    /** Around every cluster of an account and Region, and every topic. */
    public static Fence around(Trigger.Origin home) {
        return new Fence(home, new TreeSet<>(), new TreeSet<>(), new TreeMap<>(), new TreeSet<>());
    }

    /** The same fence around these clusters alone. */
    public Fence ofClusters(List<String> names) {
        return new Fence(home, new TreeSet<>(names), topics, alarms, sharedWith);
    }

    /** The same fence, if these other installations act on some of the clusters as well. */
    public Fence sharedWith(List<String> stacks) {
        return new Fence(home, clusters, topics, alarms, new TreeSet<>(stacks));
    }

    /** Whether the installation acts on the cluster. */
    public boolean holds(String cluster) {
        return clusters.isEmpty() || clusters.contains(cluster);
    }

    /**
     * The delivery as it is if it is inside. Otherwise the same delivery with a {@link Trigger.Ignored}, which has the
     * reason.
     */
    public Delivery admit(Delivery delivery) {
        return outside(delivery)
                .map(why -> delivery.with(new Trigger.Ignored(why)))
                .orElse(delivery);
    }

    /**
     * The one cluster that a trigger is about: by its own names, or else by the alarm map. Empty if it names none.
     *
     * @param alarm the alarm's name; empty for other triggers
     */
    public Optional<String> cluster(Scope scope, String alarm) {
        return switch (scope) {
            case Scope.OneService one -> Optional.of(one.name().cluster());
            case Scope.WholeCluster whole -> Optional.of(whole.cluster());
            case Scope.OtherNamespace _, Scope.Unnamed _ ->
                Optional.ofNullable(alarms.get(alarm)).map(ServiceName::cluster);
        };
    }

    /** Why the delivery is outside; empty if it is inside. */
    private Optional<Outside> outside(Delivery delivery) {
        return topic(delivery).or(() -> origin(delivery)).or(() -> scope(delivery.trigger()));
    }

    private Optional<Outside> topic(Delivery delivery) {
        return delivery.topic()
                .filter(arn -> !topics.isEmpty() && !topics.contains(arn))
                .map(Outside.OtherTopic::new);
    }

    private Optional<Outside> origin(Delivery delivery) {
        return delivery.origins().stream()
                .filter(origin -> !origin.equals(home))
                .findFirst()
                .map(origin -> origin.account().equals(home.account())
                        ? new Outside.OtherRegion(origin.region(), home.region())
                        : new Outside.OtherAccount(origin.account(), home.account()));
    }

    private Optional<Outside> scope(Trigger trigger) {
        return switch (trigger) {
            case Trigger.AlarmRaised alarm -> scope(alarm.scope(), alarm.alarmName());
            case Trigger.AlarmCleared alarm -> scope(alarm.scope(), alarm.alarmName());
            case Trigger.ServiceEvent event -> scope(event.scope(), "");
            case Trigger.LaunchFailed _, Trigger.Tick _, Trigger.Ignored _ -> Optional.empty();
        };
    }

    private Optional<Outside> scope(Scope scope, String alarm) {
        Optional<String> cluster = cluster(scope, alarm);
        if (cluster.isEmpty() && scope instanceof Scope.OtherNamespace other) {
            return Optional.of(new Outside.OtherNamespace(other.namespaces()));
        }
        return cluster.filter(name -> !holds(name)).map(name -> new Outside.OtherCluster(name, List.copyOf(clusters)));
    }
}
