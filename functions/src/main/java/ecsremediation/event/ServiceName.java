package ecsremediation.event;

import java.util.Comparator;

/**
 * The name of an ECS service throughout the program. It has names and not ARNs, because alarms carry only
 * names.
 *
 * @param cluster the cluster's short name, never its ARN
 * @param service the service's short name, never its ARN
 */
public record ServiceName(String cluster, String service) implements Comparable<ServiceName> {
    private static final Comparator<ServiceName> ORDER =
            Comparator.comparing(ServiceName::cluster).thenComparing(ServiceName::service);

    @Override
    public int compareTo(ServiceName other) {
        return ORDER.compare(this, other);
    }

    /** {@code cluster/service}, as in the service's own ARN. */
    @Override
    public String toString() {
        return cluster + "/" + service;
    }
}
