package ecsremediation.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Builds the SDK clients of one Region, all on one HTTP client, without looking at profile files or the instance
 * metadata service. To be made once per process.
 *
 * <p>No credentials are made up for an endpoint of one's own: they come from the environment there as well, and without
 * any a call fails with the SDK's own words.
 */
public final class Clients implements AutoCloseable {
    /** Long enough for a TLS handshake within a Region, short enough to leave time for a second attempt. */
    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** The slowest of our calls, DescribeServices of ten busy services, answers within a second or two. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** One call with all its attempts; leaves room for others within an observation's budget. */
    private static final Duration CALL = Duration.ofSeconds(12);

    private static final String USER_AGENT = "ecs-remediation/1.0";

    private final Region region;
    private final Optional<URI> endpoint;
    private final AwsCredentialsProvider credentials;
    private final RetrySettings patience;
    private final SdkHttpClient http;
    private final Queue<SdkAutoCloseable> built = new ConcurrentLinkedQueue<>();

    /**
     * Clients with credentials of the caller's choice.
     *
     * @param endpoint answers for every service in place of AWS, where set
     */
    public Clients(String region, Optional<URI> endpoint, AwsCredentialsProvider credentials) {
        this(region, endpoint, credentials, RetrySettings.USUAL);
    }

    /**
     * Clients whose requests are carried by the caller: by no network at all, for example.
     *
     * @param endpoint stands in the requests in place of AWS's addresses
     * @param http is the caller's to close
     */
    public Clients(String region, URI endpoint, AwsCredentialsProvider credentials, SdkHttpClient http) {
        this(region, Optional.of(endpoint), credentials, RetrySettings.USUAL, http);
    }

    /** Clients with credentials and a patience of the caller's choice. */
    public Clients(String region, Optional<URI> endpoint, AwsCredentialsProvider credentials, RetrySettings patience) {
        this(region, endpoint, credentials, patience, UrlConnectionHttpClient.create(Clients::connection));
    }

    private Clients(
            String region,
            Optional<URI> endpoint,
            AwsCredentialsProvider credentials,
            RetrySettings patience,
            SdkHttpClient http) {
        this.region = Region.of(region);
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.patience = patience;
        this.http = http;
    }

    /** Clients with the credentials that Lambda hands to a function. */
    public static Clients ofLambda(String region, Optional<URI> endpoint) {
        return new Clients(region, endpoint, lambdaCredentials());
    }

    /**
     * Lambda hands credentials over in environment variables; with SnapStart it offers them at
     * {@code AWS_CONTAINER_CREDENTIALS_FULL_URI} instead, because a snapshot's own would have run out.
     */
    static AwsCredentialsProvider lambdaCredentials() {
        return AwsCredentialsProviderChain.builder()
                .addCredentialsProvider(EnvironmentVariableCredentialsProvider.create())
                .addCredentialsProvider(() -> AtContainer.CREDENTIALS.resolveCredentials())
                .reuseLastProviderEnabled(true)
                .build();
    }

    /** Amazon ECS. */
    public EcsClient ecs() {
        return kept(configured(EcsClient.builder(), repeating()).build());
    }

    /** EC2 Auto Scaling, for reading. */
    public AutoScalingClient autoScaling() {
        return kept(configured(AutoScalingClient.builder(), repeating()).build());
    }

    /** EC2 Auto Scaling, for the one write: repeats a call only where AWS surely did not carry it out. */
    public AutoScalingClient autoScalingForWriting() {
        return kept(configured(AutoScalingClient.builder(), onlyUnexecuted()).build());
    }

    /** Amazon DynamoDB, at its Region's own address: nothing is asked, and no profile read, for a better one. */
    public DynamoDbClient dynamoDb() {
        return kept(configured(DynamoDbClient.builder(), repeating())
                .endpointDiscoveryEnabled(false)
                .build());
    }

    /** Amazon SNS. */
    public SnsClient sns() {
        return kept(configured(SnsClient.builder(), repeating()).build());
    }

    /** Ends the threads of every client that was built here. A function has no need to: they end with its process. */
    @Override
    public void close() {
        built.forEach(SdkAutoCloseable::close);
    }

    private <C extends SdkAutoCloseable> C kept(C client) {
        built.add(client);
        return client;
    }

    /**
     * A connection with the JDK's own TLS settings, made when the first one needs them. Left to itself the SDK's HTTP
     * client makes up settings of its own when it is built, for an address without TLS as well.
     */
    private static HttpURLConnection connection(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout((int) CONNECT.toMillis());
            connection.setReadTimeout((int) ANSWER.toMillis());
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException("no connection to " + address, e);
        }
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
            B builder, RetryStrategy retry) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(region)
                .credentialsProvider(credentials)
                .httpClient(http)
                .defaultsMode(DefaultsMode.STANDARD)
                .dualstackEnabled(false)
                .fipsEnabled(false)
                .overrideConfiguration(overrides(retry));
    }

    private static ClientOverrideConfiguration overrides(RetryStrategy retry) {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(retry)
                .apiCallTimeout(CALL)
                .defaultProfileFile(ProfileFile.aggregator().build())
                .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, USER_AGENT)
                .build();
    }

    private StandardRetryStrategy repeating() {
        return patience.applyTo(AwsRetryStrategy.standardRetryStrategy().toBuilder())
                .build();
    }

    private StandardRetryStrategy onlyUnexecuted() {
        return patience.applyTo(StandardRetryStrategy.builder())
                .useClientDefaults(false)
                .treatAsThrottling(SdkErrors::isThrottling)
                .retryOnException(SdkErrors::isSurelyUnexecuted)
                .build();
    }

    /**
     * How long a call is tried.
     *
     * @param attempts the first one included
     * @param fault the pauses after attempts that failed on AWS's or the network's side
     * @param throttled the pauses after attempts that were turned away by rate
     */
    public record RetrySettings(int attempts, BackoffStrategy fault, BackoffStrategy throttled) {
        private static final Duration LONGEST = Duration.ofSeconds(4);

        /** ECS refills its buckets with 20 requests a second: half a second makes room for ten. */
        public static final RetrySettings USUAL = of(5, Duration.ofMillis(100), Duration.ofMillis(500));

        /** Pauses are drawn between 0 and a bound, given for the first pause, that doubles with each attempt up to 4 s. */
        static RetrySettings of(int attempts, Duration fault, Duration throttled) {
            return new RetrySettings(
                    attempts,
                    BackoffStrategy.exponentialDelay(fault, LONGEST),
                    BackoffStrategy.exponentialDelay(throttled, LONGEST));
        }

        StandardRetryStrategy.Builder applyTo(StandardRetryStrategy.Builder strategy) {
            return strategy.maxAttempts(attempts).backoffStrategy(fault).throttlingBackoffStrategy(throttled);
        }
    }

    /** Made when first asked: what reads the container's answer is costly to load, and not needed without SnapStart. */
    private static final class AtContainer {
        static final AwsCredentialsProvider CREDENTIALS = ContainerCredentialsProvider.create();
    }
}
