package ecsremediation.event;

import java.util.List;

/** Why an event is outside the {@link Fence}. */
public sealed interface Outside extends IgnoreReason {

    /** An SNS topic that is not configured carried it. */
    record OtherTopic(String topic) implements Outside {}

    /**
     * It is from another account, or about a resource or a metric of one.
     *
     * @param own the account of the installation
     */
    record OtherAccount(String account, String own) implements Outside {}

    /**
     * It is from another Region, or about a resource of one.
     *
     * @param own the Region of the installation
     */
    record OtherRegion(String region, String own) implements Outside {}

    /**
     * It is about a cluster that the installation does not act on.
     *
     * @param own the names of the clusters that it acts on, in order
     */
    record OtherCluster(String cluster, List<String> own) implements Outside {
        public OtherCluster {
            own = List.copyOf(own);
        }
    }

    /**
     * The alarm names a cluster, but only in metrics of namespaces in which {@code ClusterName} is not an ECS cluster,
     * and the alarm map has no entry for it.
     *
     * @param namespaces in order; empty if the metrics have none
     */
    record OtherNamespace(List<String> namespaces) implements Outside {
        public OtherNamespace {
            namespaces = List.copyOf(namespaces);
        }
    }
}
