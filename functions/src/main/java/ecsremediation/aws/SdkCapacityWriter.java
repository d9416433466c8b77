package ecsremediation.aws;

import ecsremediation.act.CapacityChange;
import ecsremediation.act.CapacityWriter;
import ecsremediation.act.Outcome;
import ecsremediation.act.WriteObstacle;
import java.time.InstantSource;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.UpdateAutoScalingGroupRequest;

/** Raises an Auto Scaling group with one UpdateAutoScalingGroup call and absolute numbers. */
public final class SdkCapacityWriter implements CapacityWriter {
    private static final Set<String> DENIED = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "UnauthorizedOperation",
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "SignatureDoesNotMatch",
            "MissingAuthenticationToken",
            "OptInRequired");

    /** Temporary errors with a 4xx status, by the API reference of UpdateAutoScalingGroup. */
    private static final Set<String> PASSING = Set.of("ScalingActivityInProgress", "ResourceContention");

    private final AutoScalingClient autoScaling;
    private final InstantSource clock;

    /**
     * @param autoScaling {@link Clients#autoScalingForWriting()}, so that no call is repeated without
     *     another reading of the group
     */
    public SdkCapacityWriter(AutoScalingClient autoScaling, InstantSource clock) {
        this.autoScaling = autoScaling;
        this.clock = clock;
    }

    @Override
    public Outcome write(CapacityChange change) {
        try {
            autoScaling.updateAutoScalingGroup(request(change));
            return new Outcome.Raised(change.group(), change.from(), change.to(), clock.instant());
        } catch (SdkException failure) {
            return outcome(change.group(), failure);
        }
    }

    /**
     * Only what changes is sent. ECS managed scaling may be changing desired at the same time, and the
     * group's owner max.
     */
    private static UpdateAutoScalingGroupRequest request(CapacityChange change) {
        UpdateAutoScalingGroupRequest.Builder request =
                UpdateAutoScalingGroupRequest.builder().autoScalingGroupName(change.group());
        if (change.to().max() != change.from().max()) {
            request.maxSize(change.to().max());
        }
        if (change.to().desired() != change.from().desired()) {
            request.desiredCapacity(change.to().desired());
        }
        return request.build();
    }

    private static Outcome outcome(String group, SdkException failure) {
        String words = SdkErrors.words(failure);
        WriteObstacle answer = new WriteObstacle.AwsAnswer(words);
        String code = SdkErrors.code(failure);
        if (DENIED.contains(code)) {
            return new Outcome.Refused(group, Outcome.Refused.Reason.ACCESS_DENIED, answer);
        }
        if (code.equals("ValidationError")) {
            return new Outcome.Refused(
                    group,
                    words.contains("name not found") ? Outcome.Refused.Reason.GONE : Outcome.Refused.Reason.INVALID,
                    answer);
        }
        if (SdkErrors.isSurelyUnexecuted(failure)) {
            return new Outcome.Refused(group, Outcome.Refused.Reason.NOT_EXECUTED, answer);
        }
        return isRefusal(failure)
                ? new Outcome.Refused(group, Outcome.Refused.Reason.INVALID, answer)
                : new Outcome.Failed(group, true, answer);
    }

    /** Whether AWS rejects the request itself, so that the same request would fail again. */
    private static boolean isRefusal(SdkException failure) {
        return failure instanceof AwsServiceException answer
                && answer.statusCode() >= 400
                && answer.statusCode() < 500
                && !answer.isClockSkewException()
                && !PASSING.contains(SdkErrors.code(failure));
    }
}
