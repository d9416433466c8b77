package ecsremediation.cli.decide;

import ecsremediation.aws.Clients;
import ecsremediation.aws.SdkClusterReader;
import ecsremediation.cli.stack.StackAccount;
import ecsremediation.model.Observation;
import java.time.Duration;
import java.time.InstantSource;

/** Reads a cluster with the person's own credentials; makes no write call. */
public final class LiveCluster {
    /** Nobody's timeout waits for us here; a large cluster with throttling takes its time. */
    private static final Duration BUDGET = Duration.ofMinutes(2);

    private LiveCluster() {}

    /** One Observation of the cluster. */
    public static Observation observe(String cluster, StackAccount account) {
        Clients clients = account.clients();
        InstantSource clock = InstantSource.system();
        SdkClusterReader reader = new SdkClusterReader(clients.ecs(), clients.autoScaling(), clock, BUDGET);
        return account.ask("read cluster " + cluster, () -> reader.observe(cluster, clock.instant()));
    }
}
