package ecsremediation.event;

/** What a piece of news is about: how far we have to look. */
public sealed interface Scope {

    /** The news names one service. The whole cluster is still observed, because its services share groups. */
    record OneService(ServiceName name) implements Scope {}

    /**
     * The news names a cluster only.
     *
     * @param cluster the cluster's short name
     */
    record WholeCluster(String cluster) implements Scope {}

    /**
     * The news names neither, as composite and custom alarms do: the settings' alarm map decides, else every
     * configured cluster is looked at.
     */
    record Unnamed() implements Scope {}
}
