package ecsremediation.cli.decide;

import ecsremediation.aws.Clients;
import ecsremediation.aws.SdkClusterReader;
import ecsremediation.cli.UserError;
import ecsremediation.observe.Observation;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Reads a cluster with the person's own credentials, as the AWS CLI would find them; makes no write call. */
public final class LiveCluster {
    /** Nobody's timeout waits for us here; a large cluster with throttling takes its time. */
    private static final Duration BUDGET = Duration.ofMinutes(2);

    private LiveCluster() {}

    /**
     * One Observation of the cluster.
     *
     * @param region empty for the one the AWS CLI would take
     * @param endpoint another address for AWS, such as a running lab's
     */
    public static Observation observe(String cluster, Optional<String> region, Optional<URI> endpoint) {
        String where = region.orElseGet(LiveCluster::defaultRegion);
        Clients clients = new Clients(where, endpoint, credentials());
        InstantSource clock = InstantSource.system();
        Instant now = clock.instant();
        try {
            return new SdkClusterReader(clients.ecs(), clients.autoScaling(), clock, BUDGET).observe(cluster, now);
        } catch (SdkException refused) {
            throw UserError.environment(
                    "cannot read cluster " + cluster + " in " + where + " (" + firstLine(refused) + ")",
                    "check --cluster, --region and your credentials, as for the AWS CLI");
        }
    }

    private static AwsCredentialsProvider credentials() {
        AwsCredentialsProvider credentials =
                DefaultCredentialsProvider.builder().build();
        try {
            credentials.resolveCredentials();
        } catch (SdkException none) {
            throw UserError.environment(
                    "no AWS credentials found", "set AWS_PROFILE or AWS_ACCESS_KEY_ID, as for the AWS CLI");
        }
        return credentials;
    }

    /** Where the AWS CLI looks too: first the variable that the SDK does not know. */
    private static String defaultRegion() {
        String ofTheCli = System.getenv("AWS_DEFAULT_REGION");
        if (ofTheCli != null && !ofTheCli.isBlank() && System.getenv("AWS_REGION") == null) {
            return ofTheCli;
        }
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion().id();
        } catch (SdkException unknown) {
            throw UserError.usage("the Region is unknown", "name it with --region, or set AWS_DEFAULT_REGION");
        }
    }

    private static String firstLine(Exception error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    }
}
