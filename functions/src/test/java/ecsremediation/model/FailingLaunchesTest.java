package ecsremediation.model;

import static ecsremediation.fixture.Observations.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.AGroup;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FailingLaunchesTest {
    private static final String WORDS = "The key pair 'lab' does not exist. Launching EC2 instance failed.";

    @Test
    void countsAttemptsAndNotLaunches() {
        FailingLaunches failing = failing(AGroup.named("g")
                .launchFailed(Duration.ofMinutes(1), WORDS)
                .launchFailed(Duration.ofSeconds(90), WORDS)
                .launchFailed(Duration.ofSeconds(120), WORDS)
                .launchFailed(Duration.ofSeconds(121), WORDS)
                .launchFailed(Duration.ofMinutes(9), WORDS));

        assertThat(failing.attempts()).isEqualTo(3);
        assertThat(failing.at()).isEqualTo(NOW.minusSeconds(60));
        assertThat(failing.trying()).isFalse();
        assertThat(failing.failure()).isEqualTo(new LaunchFailure(LaunchFailure.Kind.KEY_PAIR, WORDS));
    }

    @Test
    void anAttemptWithOneSuccessfulLaunchIsNoFailure() {
        AGroup partly = AGroup.named("g")
                .launchFailed(Duration.ofSeconds(60), WORDS)
                .launched("i-1", Duration.ofSeconds(61))
                .launchFailed(Duration.ofMinutes(5), WORDS);

        assertThat(FailingLaunches.of(partly.build())).isEmpty();
    }

    @Test
    void anAttemptInProgressIsReportedAndNotCounted() {
        FailingLaunches failing = failing(
                AGroup.named("g").launching("i-2", Duration.ofSeconds(10)).launchFailed(Duration.ofMinutes(3), WORDS));

        assertThat(failing.attempts()).isEqualTo(1);
        assertThat(failing.trying()).isTrue();
    }

    @Test
    void aFailureAfterAnAttemptInProgressIsTheNewest() {
        FailingLaunches failing = failing(
                AGroup.named("g").launchFailed(Duration.ofSeconds(10), WORDS).launching("i-2", Duration.ofMinutes(3)));

        assertThat(failing.trying()).isFalse();
    }

    @Test
    void otherActivitiesAreNoLaunches() {
        assertThat(FailingLaunches.of(
                        AGroup.named("g").ended(Duration.ofMinutes(1), "").build()))
                .isEmpty();
    }

    private static FailingLaunches failing(AGroup group) {
        return FailingLaunches.of(group.build()).orElseThrow();
    }
}
