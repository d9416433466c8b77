package ecsremediation.cli.decide;

import ecsremediation.aws.Clients;
import ecsremediation.aws.SdkClusterReader;
import ecsremediation.cli.stack.StackAccount;
import ecsremediation.model.Observation;
import java.time.Duration;
import java.time.InstantSource;

/** Reads a cluster in AWS with the user's own credentials. Makes no write call. */
public final class LiveCluster {
    /** The command has no Lambda timeout; reads of a large cluster may be throttled. */
    private static final Duration BUDGET = Duration.ofMinutes(2);

    private LiveCluster() {}

    /**
     * Reads one Observation of the cluster.
     *
     * @throws UserError if AWS refuses or does not answer
     */
    public static Observation observe(String cluster, StackAccount account) {
        Clients clients = account.clients();
        InstantSource clock = InstantSource.system();
        SdkClusterReader reader = new SdkClusterReader(clients.ecs(), clients.autoScaling(), clock, BUDGET);
        return account.ask("read cluster " + cluster, () -> {
            // The reader turns failed reads into parts of the Observation. This call fails where nothing can be read.
            clients.ecs().describeClusters(request -> request.clusters(cluster));
            return reader.observe(cluster, clock.instant());
        });
    }
}
