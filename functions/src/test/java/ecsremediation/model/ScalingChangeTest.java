package ecsremediation.model;

import static ecsremediation.fixture.Observations.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ecsremediation.fixture.AGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Causes as the EC2 Auto Scaling guide and the CLI reference show them. */
final class ScalingChangeTest {
    private static final Instant AT = Instant.parse("2026-03-01T11:50:00Z");

    @Test
    void readsWhoChangedDesiredFromWhatToWhat() {
        assertThat(
                        of(
                                "At 2026-03-01T11:50:00Z a user request explicitly set group desired capacity changing the desired"
                                        + " capacity from 4 to 2.  At 2026-03-01T11:50:20Z instance i-0 was selected for termination."))
                .containsExactly(new ScalingChange(AT, 4, 2, "a user request explicitly set group desired capacity"));
    }

    @Test
    void readsEveryChangeOfACause() {
        assertThat(of("At 2026-03-01T11:50:00Z a monitor alarm TargetTracking-g in state ALARM triggered policy cpu50"
                        + " changing the desired capacity from 1 to 3.  At 2026-03-01T11:55:00Z a user request update of"
                        + " AutoScalingGroup constraints to min: 0, max: 16, desired: 16 changing the desired capacity"
                        + " from 3 to 16."))
                .extracting(ScalingChange::from, ScalingChange::to)
                .containsExactly(tuple(1, 3), tuple(3, 16));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "At",
                "At 2026-03-01T11:50:00Z a user request update of AutoScalingGroup constraints to min: 0, max: 16.",
                "At noon a user request changing the desired capacity from 1 to 2.",
                "At 2026-03-01T11:50:00Z somebody changing the desired capacity from one to two.",
                "At 2026-03-01T11:50:00Z somebody changing the desired capacity from 1",
                "Since 2026-03-01T11:50:00Z somebody changing the desired capacity from 1 to 2.",
            })
    void otherCausesAreNoScalingChange(String cause) {
        assertThat(of(cause)).isEmpty();
    }

    @Test
    void aChangeInTwoActivitiesCountsOnce() {
        String cause = "At 2026-03-01T11:50:00Z a user request changing the desired capacity from 4 to 2.";

        assertThat(ScalingChange.of(AGroup.named("g")
                        .ended(Duration.ofMinutes(9), cause)
                        .ended(Duration.ofMinutes(9), cause)
                        .build()))
                .hasSize(1);
    }

    @Test
    void recognisesTheProgramsOwnRaises() {
        ScalingChange raise = new ScalingChange(AT, 1, 4, "a user request");

        assertThat(raise.isOurs("g", List.of(action(AT.minusSeconds(1), 1, 4)))).isTrue();
        assertThat(raise.isOurs("g", List.of(action(AT.plusSeconds(1), 1, 4)))).isTrue();
        assertThat(raise.isOurs("g", List.of(action(AT.plusSeconds(2), 1, 4)))).isFalse();
        assertThat(raise.isOurs("g", List.of(action(AT, 1, 5)))).isFalse();
        assertThat(raise.isOurs("g", List.of(action(AT, 2, 4)))).isFalse();
        assertThat(raise.isOurs("h", List.of(action(AT, 1, 4)))).isFalse();
    }

    private static List<ScalingChange> of(String cause) {
        return ScalingChange.of(
                AGroup.named("g").ended(Duration.between(AT, NOW), cause).build());
    }

    private static CapacityAction action(Instant at, int from, int to) {
        return new CapacityAction("g", at, new Capacity(from, from), new Capacity(to, to), "t", List.of());
    }
}
