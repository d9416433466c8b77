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
 * The account and Region a person works in, with that person's own credentials.
 *
 * @param endpoint another address for AWS, such as a running lab's
 */
public record StackAccount(String region, Optional<URI> endpoint, AwsCredentialsProvider credentials) {

    /**
     * The account as the AWS CLI would find it.
     *
     * @param region empty for the one the AWS CLI would take
     * @throws UserError where no Region or no credentials are to be found
     */
    public static StackAccount of(Optional<String> region, Optional<URI> endpoint) {
        return new StackAccount(region.orElseGet(StackAccount::defaultRegion), endpoint, found());
    }

    /** Clients of the account. */
    public Clients clients() {
        return new Clients(region, endpoint, credentials);
    }

    /** A client of SQS, which the functions need none of. */
    SqsClient sqs() {
        SqsClientBuilder builder = SqsClient.builder()
                .region(Region.of(region))
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create());
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /**
     * Asks AWS for something.
     *
     * @param what as it goes behind "cannot", such as {@code read table ecs-remediation}
     * @throws UserError in one line with what to do, where AWS refuses or does not answer
     */
    public <T> T ask(String what, Supplier<T> question) {
        try {
            return question.get();
        } catch (SdkException failure) {
            throw UserError.environment(
                    "cannot " + what + " in " + region + " (" + words(failure) + ")", hint(failure));
        }
    }

    private String hint(SdkException failure) {
        if (unreached(failure).isPresent()) {
            return endpoint.isPresent()
                    ? "nobody answers at " + endpoint.get() + ": check --endpoint-url"
                    : "check --region and your network";
        }
        return switch (code(failure)) {
            case "ResourceNotFoundException" ->
                "name it with --table, or its stack with --stack: the stack's output Table";
            case "QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue" ->
                "name it with --queue, or its stack with --stack: the stack's output DeadLetters";
            case "AccessDeniedException", "AccessDenied", "AuthorizationError" ->
                "ask for the permission, or name another profile with AWS_PROFILE";
            case "UnrecognizedClientException", "ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId" ->
                "sign in again: AWS does not take your credentials";
            default -> "check --region, --stack and your credentials, as for the AWS CLI";
        };
    }

    /** The address's own fault, where nobody was reached. */
    private static Optional<Throwable> unreached(Throwable failure) {
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
                : unreached(failure).map(Throwable::toString).orElse(String.valueOf(failure.getMessage()));
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
}
