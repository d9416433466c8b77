package ecsremediation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.act.CapacityChange;
import ecsremediation.act.Outcome;
import ecsremediation.act.Outcome.Refused.Reason;
import ecsremediation.act.WriteObstacle;
import ecsremediation.aws.FakeAws.Reply;
import ecsremediation.model.Capacity;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdkCapacityWriterTest {
    private static final String UPDATE = "UpdateAutoScalingGroup";
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Capacity FROM = new Capacity(1, 1);
    private static final CapacityChange RAISE = new CapacityChange("EcsLabAsg", FROM, new Capacity(4, 4));

    private final FakeAws aws = new FakeAws();
    private final SdkCapacityWriter writer =
            new SdkCapacityWriter(aws.clients().autoScalingForWriting(), InstantSource.fixed(NOW));

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void setsDesiredAndMaxAbsolutelyWithOneCall() {
        aws.on(UPDATE, c -> Reply.ok(""));

        assertThat(writer.write(RAISE)).isEqualTo(new Outcome.Raised("EcsLabAsg", FROM, new Capacity(4, 4), NOW));
        assertThat(aws.calls())
                .singleElement()
                .satisfies(c -> assertThat(c.form())
                        .containsEntry("AutoScalingGroupName", "EcsLabAsg")
                        .containsEntry("DesiredCapacity", "4")
                        .containsEntry("MaxSize", "4")
                        .doesNotContainKey("MinSize"));
    }

    @Test
    void leavesDesiredToOthersWhereOnlyMaxIsRaised() {
        aws.on(UPDATE, c -> Reply.ok(""));

        writer.write(new CapacityChange("EcsLabAsg", FROM, new Capacity(1, 4)));

        assertThat(aws.calls())
                .singleElement()
                .satisfies(
                        c -> assertThat(c.form()).containsEntry("MaxSize", "4").doesNotContainKey("DesiredCapacity"));
    }

    @Test
    void leavesMaxToItsOwnerWhereOnlyDesiredIsRaised() {
        aws.on(UPDATE, c -> Reply.ok(""));

        writer.write(new CapacityChange("EcsLabAsg", new Capacity(1, 10), new Capacity(4, 10)));

        assertThat(aws.calls())
                .singleElement()
                .satisfies(c -> assertThat(c.form())
                        .containsEntry("DesiredCapacity", "4")
                        .doesNotContainKey("MaxSize"));
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, User is not authorized to perform autoscaling:UpdateAutoScalingGroup, ACCESS_DENIED",
        "403, AccessDeniedException, no identity-based policy allows the action, ACCESS_DENIED",
        "400, ValidationError, New SetDesiredCapacity value 9 is above max value 4, INVALID",
        "400, ValidationError, AutoScalingGroup name not found - null, GONE",
    })
    void saysWhyAwsRefused(int status, String code, String message, Reason reason) {
        aws.on(UPDATE, c -> Reply.error(status, code, message));

        assertThat(writer.write(RAISE))
                .isEqualTo(
                        new Outcome.Refused("EcsLabAsg", reason, new WriteObstacle.AwsAnswer(code + ": " + message)));
        assertThat(aws.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "400, ScalingActivityInProgress, an instance is being replaced",
        "500, ResourceContention, You already have a pending update",
        "500, InternalFailure, We encountered an internal error",
        "503, ServiceUnavailable, Service is unable to handle request",
    })
    void doesNotRepeatACallThatAwsMayHaveCarriedOut(int status, String code, String message) {
        aws.on(UPDATE, c -> Reply.error(status, code, message));

        assertThat(writer.write(RAISE))
                .isEqualTo(new Outcome.Failed("EcsLabAsg", true, new WriteObstacle.AwsAnswer(code + ": " + message)));
        assertThat(aws.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "400, Throttling, Rate exceeded",
        "503, RequestLimitExceeded, Request limit exceeded.",
    })
    void doesNotRepeatACallThatWasThrottledAndSaysThatItWasNotCarriedOut(int status, String code, String message) {
        aws.on(UPDATE, c -> Reply.error(status, code, message));

        assertThat(writer.write(RAISE))
                .isEqualTo(new Outcome.Refused(
                        "EcsLabAsg", Reason.NOT_EXECUTED, new WriteObstacle.AwsAnswer(code + ": " + message)));
        assertThat(aws.calls()).hasSize(1);
    }

    @Test
    void doesNotRepeatACallWhoseAnswerGotLost() {
        AtomicInteger asked = new AtomicInteger();
        aws.on(UPDATE, c -> asked.incrementAndGet() == 1 ? Reply.ok("") : Reply.hangUp());
        writer.write(RAISE);

        assertThat(writer.write(RAISE))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.retryable()).isTrue());
        assertThat(aws.calls()).hasSize(2);
    }

    @Test
    void aCallThatReachedNobodyWasNotCarriedOut() {
        aws.close();

        assertThat(writer.write(RAISE)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.NOT_EXECUTED);
            assertThat(refused.obstacle())
                    .isInstanceOfSatisfying(
                            WriteObstacle.AwsAnswer.class,
                            answer -> assertThat(answer.words()).contains("Connection refused"));
        });
    }
}
