package ecsremediation.cli.stack;

import ecsremediation.aws.Clients;
import ecsremediation.cli.UserError;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/**
 * An account and Region, accessed with the user's own credentials.
 *
 * @param region such as {@code eu-central-1}
 * @param endpoint another endpoint instead of AWS, such as that of a simulation
 */
public record StackAccount(String region, Optional<URI> endpoint, AwsCredentialsProvider credentials) {

    /**
     * Finds the Region and the credentials in the same places as the AWS CLI.
     *
     * @param region empty for the default Region
     * @throws UserError if there is no Region or no credentials
     */
    public static StackAccount of(Optional<String> region, Optional<URI> endpoint) {
        return new StackAccount(region.orElseGet(StackAccount::defaultRegion), endpoint, found());
    }

    /** New clients of the services that the functions use. */
    public Clients clients() {
        return new Clients(region, endpoint, credentials);
    }

    /** A new client of SQS, which the functions do not use. */
    SqsClient sqs() {
        SqsClientBuilder builder = SqsClient.builder()
                .region(Region.of(region))
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create());
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /**
     * Makes a call to AWS.
     *
     * @param what the call, as it follows "cannot" in a message, such as {@code read table ecs-remediation}
     * @throws UserError if AWS refuses or does not answer; it names the call, the error and the next step
     */
    public <T> T ask(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException failure) {
            throw UserError.environment(
                    "cannot " + what + " in " + region + " (" + words(failure) + ")", hint(failure));
        }
    }

    private String hint(SdkException failure) {
        if (networkError(failure).isPresent()) {
            return endpoint.isPresent()
                    ? "nothing answers at " + endpoint.get() + ": check --endpoint-url"
                    : "check --region and your network";
        }
        return switch (code(failure)) {
            case "ResourceNotFoundException" ->
                "name the table with --table or its stack with --stack; the stack's output Table has the name";
            case "QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue" ->
                "name the queue with --queue or its stack with --stack; the stack's output DeadLetters has the URL";
            case "AccessDeniedException", "AccessDenied", "AuthorizationError" ->
                "ask for the permission, or name another profile with AWS_PROFILE";
            case "UnrecognizedClientException", "ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId" ->
                "sign in again: AWS refuses your credentials";
            default -> "check --region, --stack and your credentials, as for the AWS CLI";
        };
    }

    /** The network error, if no connection was made. */
    private static Optional<Throwable> networkError(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }

    private static String code(SdkException failure) {
        return failure instanceof AwsServiceException answered && answered.awsErrorDetails() != null
                ? String.valueOf(answered.awsErrorDetails().errorCode())
                : "";
    }

    private static String words(SdkException failure) {
        String words = failure instanceof AwsServiceException answered && answered.awsErrorDetails() != null
                ? code(failure) + ": " + answered.awsErrorDetails().errorMessage()
                : networkError(failure).map(Throwable::toString).orElse(String.valueOf(failure.getMessage()));
        return words.lines().findFirst().orElse("");
    }

    private static AwsCredentialsProvider found() {
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

    /** The AWS CLI also reads AWS_DEFAULT_REGION, which the SDK ignores. */
    private static String defaultRegion() {
        String cliRegion = System.getenv("AWS_DEFAULT_REGION");
        if (cliRegion != null && !cliRegion.isBlank() && System.getenv("AWS_REGION") == null) {
            return cliRegion;
        }
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion().id();
        } catch (SdkException unknown) {
            throw UserError.usage("the Region is unknown", "name it with --region, or set AWS_DEFAULT_REGION");
        }
    }
}
