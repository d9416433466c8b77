package ecsremediation.cli.recording;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.aws.Clients;
import ecsremediation.aws.SdkClusterReader;
import ecsremediation.cli.UserError;
import ecsremediation.cli.recording.AwsAnswers.FailedCall;
import ecsremediation.cli.stack.StackAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Records a live cluster. It lets the functions' own reader read the cluster and keeps every answer, so a recording
 * has what a decision would read. It then reads what belongs to the picture but that decision does not need: the tasks
 * of services without a gap, and further revisions of task definitions. Makes no write call.
 */
public final class ClusterRecorder {
    /** Long enough for 5,000 services, with calls that AWS throttles. Our choice. */
    private static final Duration BUDGET = Duration.ofMinutes(10);

    private final String cluster;
    private final StackAccount account;

    ClusterRecorder(String cluster, StackAccount account) {
        this.cluster = cluster;
        this.account = account;
    }

    /**
     * Reads the cluster with the user's own credentials.
     *
     * @return a recording without {@code expect}
     * @throws UserError if there is no such cluster, or if AWS refuses a call or does not answer; it names the call
     */
    public static ObjectNode record(String cluster, StackAccount account) {
        try (Clients clients = account.clients()) {
            return new ClusterRecorder(cluster, account).record(clients, InstantSource.system());
        }
    }

    ObjectNode record(Clients base, InstantSource clock) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AwsAnswers answers = new AwsAnswers();
        try (Clients clients = base.seenBy(answers)) {
            SdkClusterReader reader = new SdkClusterReader(clients.ecs(), clients.autoScaling(), clock, BUDGET);
            complete(answers, () -> reader.observe(cluster, at));
            requireCluster(answers);
            OtherRecords others = new OtherRecords(clients, answers, cluster);
            complete(answers, others::read);
        }
        if (!clock.instant().isBefore(at.plus(BUDGET))) {
            throw UserError.environment(
                    "cluster " + cluster + " was not read within " + BUDGET.toMinutes() + " minutes",
                    "record it again when AWS throttles your account's calls less");
        }
        return recording(at, answers);
    }

    private ObjectNode recording(Instant at, AwsAnswers answers) {
        ObjectNode recording = JsonNodeFactory.instance.objectNode();
        recording.put("title", "Cluster " + cluster + " at " + at);
        recording.put("source", "ecs-remediation record");
        recording.put("takenAt", at.toString());
        recording.put("region", account.region());
        recording.put("cluster", cluster);
        recording.set(RecordedList.ECS, answers.lists(RecordedList.ECS));
        recording.set(RecordedList.AUTO_SCALING, answers.lists(RecordedList.AUTO_SCALING));
        return recording;
    }

    private void requireCluster(AwsAnswers answers) {
        if (answers.records("clusters").stream()
                .noneMatch(found -> found.path("status").asText().equals("ACTIVE"))) {
            throw UserError.usage(
                    "there is no active cluster " + cluster + " in " + account.region(),
                    "check --cluster and --region; aws ecs list-clusters shows the names");
        }
    }

    /** Runs calls. A recording with a part missing would lead to another decision, so a failed call ends it. */
    private void complete(AwsAnswers answers, Runnable calls) {
        try {
            calls.run();
        } catch (SdkException failure) {
            if (answers.failures().isEmpty()) {
                throw failure;
            }
        }
        Optional<UserError> failed = answers.failures().stream().findFirst().map(this::failure);
        if (failed.isPresent()) {
            throw failed.get();
        }
    }

    private UserError failure(FailedCall failed) {
        String problem = "cannot record cluster " + cluster + ": " + failed.action() + " failed";
        return failed.cause() instanceof AwsServiceException answered && answered.awsErrorDetails() != null
                ? refused(failed.action(), problem, answered)
                : UserError.environment(
                        problem + " (" + failed.cause().getMessage() + ")",
                        account.endpoint()
                                .map(uri -> "check --endpoint-url " + uri)
                                .orElse("check --region and your network, then record it again"));
    }

    private static UserError refused(String action, String problem, AwsServiceException answer) {
        String code = String.valueOf(answer.awsErrorDetails().errorCode());
        String words = problem + " (" + code + ": " + answer.awsErrorDetails().errorMessage() + ")";
        boolean denied =
                code.contains("AccessDenied") || code.contains("Unauthorized") || code.contains("NotAuthorized");
        return UserError.environment(
                words,
                denied
                        ? "allow " + action + " in the IAM policy of your user or role, or name another profile with"
                                + " AWS_PROFILE"
                        : "record it again; nothing was written");
    }
}
