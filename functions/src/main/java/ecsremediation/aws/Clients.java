package ecsremediation.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
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
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
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
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Builds the SDK clients of one Region on one HTTP client. It reads no profile files and does not call the
 * instance metadata service. A process needs only one instance.
 *
 * <p>Credentials for a custom endpoint also come from the environment. Without any, a call fails with the
 * SDK's own message.
 */
public final class Clients implements AutoCloseable {
    /** Long enough for a TLS handshake within a Region, and short enough for a second attempt. Our choice. */
    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** The slowest call, DescribeServices of 10 busy services, answers within 1 to 2 seconds. Our choice. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /**
     * The limit of one call with all its attempts. It leaves time for other calls within an observation's
     * budget. Our choice.
     */
    private static final Duration CALL = Duration.ofSeconds(12);

    private static final String USER_AGENT = "ecs-remediation/1.0";

    private final Region region;
    private final Optional<URI> endpoint;
    private final AwsCredentialsProvider credentials;
    private final RetrySettings retries;
    private final SdkHttpClient http;
    private final List<ExecutionInterceptor> interceptors;
    private final Queue<SdkAutoCloseable> built = new ConcurrentLinkedQueue<>();

    /**
     * Clients with the given credentials.
     *
     * @param endpoint replaces AWS's addresses for every service; empty for AWS
     */
    public Clients(String region, Optional<URI> endpoint, AwsCredentialsProvider credentials) {
        this(region, endpoint, credentials, RetrySettings.USUAL);
    }

    /**
     * Clients that send their requests through the given HTTP client, for example without a network.
     *
     * @param endpoint replaces AWS's addresses in the requests
     * @param http the caller closes it
     */
    public Clients(String region, URI endpoint, AwsCredentialsProvider credentials, SdkHttpClient http) {
        this(region, Optional.of(endpoint), credentials, RetrySettings.USUAL, http, List.of());
    }

    /** Clients with the given credentials and retry settings. */
    public Clients(String region, Optional<URI> endpoint, AwsCredentialsProvider credentials, RetrySettings retries) {
        this(region, endpoint, credentials, retries, connections(), List.of());
    }

    private Clients(
            String region,
            Optional<URI> endpoint,
            AwsCredentialsProvider credentials,
            RetrySettings retries,
            SdkHttpClient http,
            List<ExecutionInterceptor> interceptors) {
        this.region = Region.of(region);
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.retries = retries;
        this.http = http;
        this.interceptors = interceptors;
    }

    /** Clients with the credentials that Lambda gives to a function. */
    public static Clients ofLambda(String region, Optional<URI> endpoint) {
        return new Clients(region, endpoint, lambdaCredentials());
    }

    /**
     * Lambda puts the credentials into environment variables. With SnapStart it serves them at {@code
     * AWS_CONTAINER_CREDENTIALS_FULL_URI} instead, because credentials in a snapshot would have expired.
     */
    static AwsCredentialsProvider lambdaCredentials() {
        return AwsCredentialsProviderChain.builder()
                .addCredentialsProvider(EnvironmentVariableCredentialsProvider.create())
                .addCredentialsProvider(() -> AtContainer.CREDENTIALS.resolveCredentials())
                .reuseLastProviderEnabled(true)
                .build();
    }

    /** Clients with the same settings, whose calls the interceptor sees. */
    public Clients seenBy(ExecutionInterceptor interceptor) {
        return new Clients(region.id(), endpoint, credentials, retries, http, List.of(interceptor));
    }

    public EcsClient ecs() {
        return kept(configured(EcsClient.builder(), repeating()).build());
    }

    /** EC2 Auto Scaling, for reads. */
    public AutoScalingClient autoScaling() {
        return kept(configured(AutoScalingClient.builder(), repeating()).build());
    }

    /**
     * EC2 Auto Scaling, for the one write. It makes one attempt: when a throttled call is repeated, the group
     * may have changed in between.
     */
    public AutoScalingClient autoScalingForWriting() {
        return kept(configured(AutoScalingClient.builder(), AwsRetryStrategy.doNotRetry())
                .build());
    }

    /** Amazon DynamoDB at its Region's own address, without endpoint discovery and without a profile. */
    public DynamoDbClient dynamoDb() {
        return kept(configured(DynamoDbClient.builder(), repeating())
                .endpointDiscoveryEnabled(false)
                .build());
    }

    /**
     * Amazon EventBridge, for the steps of incidents. It makes one attempt: the next reconciliation puts again what this
     * one could not, and others do not wait for it.
     */
    public EventBridgeClient eventBridge() {
        return kept(configured(EventBridgeClient.builder(), AwsRetryStrategy.doNotRetry())
                .build());
    }

    public SnsClient sns() {
        return kept(configured(SnsClient.builder(), repeating()).build());
    }

    /**
     * Ends the threads of every client that was built here. A function does not need this, because they
     * end with its process.
     */
    @Override
    public void close() {
        built.forEach(SdkAutoCloseable::close);
    }

    private <C extends SdkAutoCloseable> C kept(C client) {
        built.add(client);
        return client;
    }

    private static SdkHttpClient connections() {
        return UrlConnectionHttpClient.create(Clients::connection);
    }

    /**
     * A connection with the JDK's default TLS settings, which are created for the first connection that
     * needs them. The SDK's HTTP client would create its own settings when it is built, even for an
     * address without TLS.
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

    private ClientOverrideConfiguration overrides(RetryStrategy retry) {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(retry)
                .apiCallTimeout(CALL)
                .executionInterceptors(interceptors)
                .defaultProfileFile(ProfileFile.aggregator().build())
                .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, USER_AGENT)
                .build();
    }

    private StandardRetryStrategy repeating() {
        return retries.applyTo(AwsRetryStrategy.standardRetryStrategy().toBuilder())
                .build();
    }

    /**
     * The retries of a call.
     *
     * @param attempts including the first one
     * @param fault the pauses after attempts that failed on AWS's side or in the network
     * @param throttled the pauses after attempts that AWS throttled
     */
    public record RetrySettings(int attempts, BackoffStrategy fault, BackoffStrategy throttled) {
        private static final Duration LONGEST = Duration.ofSeconds(4);

        /**
         * ECS refills its token buckets with 20 requests per second, so half a second allows 10 more. Our
         * choice.
         */
        public static final RetrySettings USUAL = of(5, Duration.ofMillis(100), Duration.ofMillis(500));

        /**
         * Each pause is drawn between 0 and a bound. The bound of the first pause is given; it doubles
         * with each attempt up to 4 s.
         */
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

    /** Created at the first use. Its classes load slowly, and without SnapStart it is not needed. */
    private static final class AtContainer {
        static final AwsCredentialsProvider CREDENTIALS = ContainerCredentialsProvider.create();
    }
}
