package ecsremediation.report;

import ecsremediation.event.IgnoreReason;
import ecsremediation.event.Outside;

/** Why an event led to no reconciliation, in words. */
public final class IgnoredText {
    private IgnoredText() {}

    public static String of(IgnoreReason reason) {
        return switch (reason) {
            case IgnoreReason.NotUnderstood notUnderstood -> notUnderstood.words();
            case Outside outside -> outside(outside);
        };
    }

    private static String outside(Outside outside) {
        return switch (outside) {
            case Outside.OtherTopic other -> "topic " + other.topic() + " is not one of the configured alarm topics";
            case Outside.OtherAccount other ->
                "the event is of account " + other.account() + "; this stack acts in account " + other.own();
            case Outside.OtherRegion other ->
                "the event is of Region " + other.region() + "; this stack acts in Region " + other.own();
            case Outside.OtherCluster other ->
                "the event is of cluster " + other.cluster() + "; this stack acts on " + String.join(", ", other.own());
            case Outside.OtherNamespace other ->
                "the alarm names a cluster" + namespaces(other)
                        + ", which is not known to be a cluster of ECS: map the alarm to its service in AlarmMap";
        };
    }

    private static String namespaces(Outside.OtherNamespace other) {
        return other.namespaces().isEmpty()
                ? " without a namespace"
                : " in namespace " + String.join(", ", other.namespaces());
    }
}
