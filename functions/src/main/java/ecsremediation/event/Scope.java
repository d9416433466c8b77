package ecsremediation.event;

import java.util.List;

/** The services a trigger is about. */
public sealed interface Scope {

    /**
     * The trigger names one service. The reconciliation still observes the whole cluster, because its
     * services share groups.
     */
    record OneService(ServiceName name) implements Scope {}

    /**
     * The trigger names a cluster only.
     *
     * @param cluster the cluster's short name
     */
    record WholeCluster(String cluster) implements Scope {}

    /**
     * The alarm's metrics name a cluster, but none of them is in a namespace of ECS, such as those of Container Insights
     * for Kubernetes. Only the settings' alarm map can say which ECS cluster the alarm is about.
     *
     * @param namespaces in order; empty if the metrics have none
     */
    record OtherNamespace(List<String> namespaces) implements Scope {
        public OtherNamespace {
            namespaces = List.copyOf(namespaces);
        }
    }

    /**
     * The trigger names neither, as composite and custom alarms do. The settings' alarm map names the
     * clusters; without an entry there, every configured cluster is reconciled.
     */
    record Unnamed() implements Scope {}
}
