package ecsremediation.event;

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
     * The trigger names neither, as composite and custom alarms do. The settings' alarm map names the
     * clusters; without an entry there, every configured cluster is reconciled.
     */
    record Unnamed() implements Scope {}
}
