package ecsremediation.plan;

import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.AGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.CapacityReadBack;
import ecsremediation.model.CapacityReadBack.ReadBackFinding;
import ecsremediation.model.Observation;
import ecsremediation.model.ReadFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lab was raised from 1 to 4 a minute ago, and the scaling activities say what that request changed. */
final class ReadBacksTest {
    private static final CapacityAction RAISE = raise(Duration.ofMinutes(1), new Capacity(1, 20), new Capacity(4, 20));
    private static final String LOWERED = request(Duration.ofSeconds(50), 20, 20, 4);

    @Test
    void aGroupThatTheRaiseLoweredIsSetToItsCeiling() {
        assertThat(of(group(4, 20), LOWERED))
                .containsExactly(new CapacityReadBack(
                        RAISE, NOW, ReadBackFinding.RESTORED, 20, new Capacity(4, 20), new Capacity(10, 20)));
    }

    @Test
    void itIsSetToNoMoreThanItHadBeforeOrItsMaxPermits() {
        assertThat(of(group(4, 20), request(Duration.ofSeconds(50), 20, 6, 4)))
                .extracting(r -> r.to().desired())
                .containsExactly(6);
        assertThat(of(group(4, 7), LOWERED)).extracting(r -> r.to().desired()).containsExactly(7);
        assertThat(of(group(4, 4), LOWERED)).extracting(r -> r.finding()).containsExactly(ReadBackFinding.AT_CEILING);
    }

    @Test
    void withoutTheActivityNothingIsFound() {
        assertThat(of(group(4, 20))).isEmpty();
    }

    @Test
    void aRaiseThatRaisedIsAsPlanned() {
        assertThat(of(group(4, 20), request(Duration.ofSeconds(50), 20, 1, 4))).isEmpty();
        assertThat(of(group(4, 20), request(Duration.ofSeconds(50), 20, 2, 4))).isEmpty();
        assertThat(of(group(4, 20), request(Duration.ofSeconds(50), 20, 1, 4), LOWERED))
                .isEmpty();
    }

    @Test
    void aGroupThatAnotherActorChangedSinceIsLeftToIt() {
        assertThat(of(group(2, 20), LOWERED)).isEmpty();
        assertThat(of(group(5, 20), LOWERED)).isEmpty();
    }

    @Test
    void requestsOfOthersAreNoEvidence() {
        String other = "At " + NOW.minusSeconds(50) + " a user request explicitly set group desired capacity changing"
                + " the desired capacity from 20 to 4.";
        assertThat(of(group(4, 20), other)).isEmpty();
        assertThat(of(group(4, 20), request(Duration.ofSeconds(50), 20, 20, 3))).isEmpty();
        assertThat(of(group(4, 20), request(Duration.ofSeconds(61), 20, 20, 4))).isEmpty();
    }

    @Test
    void aRequestWithAnotherMaxThanTheRaiseSentIsNotTheRaise() {
        CapacityAction both = raise(Duration.ofMinutes(1), new Capacity(1, 1), new Capacity(4, 4));

        assertThat(of(group(4, 4), both, request(Duration.ofSeconds(50), 9, 20, 4)))
                .extracting(r -> r.finding())
                .doesNotContain(ReadBackFinding.RESTORED, ReadBackFinding.AT_CEILING);
        assertThat(of(group(4, 9), both, request(Duration.ofSeconds(50), 4, 20, 4)))
                .extracting(r -> r.finding())
                .containsExactly(ReadBackFinding.RESTORED);
    }

    @Test
    void severalRequestsThatMayBeTheRaiseAreAmbiguous() {
        assertThat(of(group(4, 20), LOWERED, request(Duration.ofSeconds(40), 20, 7, 4)))
                .extracting(r -> r.finding())
                .containsExactly(ReadBackFinding.AMBIGUOUS);
    }

    @Test
    void theOwnersOrdersOfNowCount() {
        assertThat(of(group(4, 20).tag("ecs-remediation:mode", "observe"), LOWERED))
                .extracting(r -> r.finding())
                .containsExactly(ReadBackFinding.NOT_ACTING);
        assertThat(of(group(4, 20).untagged(), LOWERED))
                .extracting(r -> r.finding())
                .containsExactly(ReadBackFinding.NO_CEILING);
    }

    @Test
    void afterFifteenMinutesItIsReportedAndAfterAnHourItIsNot() {
        for (int minutes : List.of(14, 15, 59, 60)) {
            CapacityAction raise = raise(Duration.ofMinutes(minutes), RAISE.from(), RAISE.to());
            String lowered = request(Duration.ofMinutes(minutes), 20, 20, 4);

            assertThat(of(group(4, 20), raise, lowered))
                    .extracting(r -> r.finding())
                    .isEqualTo(
                            minutes < 15
                                    ? List.of(ReadBackFinding.RESTORED)
                                    : minutes < 60 ? List.of(ReadBackFinding.TOO_LATE) : List.of());
        }
    }

    @Test
    void aRaiseOfAnotherActorWithoutAnExplanationIsReportedAfterFiveMinutes() {
        for (int minutes : List.of(4, 5)) {
            CapacityAction raise = raise(Duration.ofMinutes(minutes), RAISE.from(), RAISE.to());

            assertThat(of(group(4, 20), raise, request(Duration.ofMinutes(minutes), 20, 1, 20)))
                    .extracting(r -> r.finding())
                    .isEqualTo(minutes < 5 ? List.of() : List.of(ReadBackFinding.UNEXPLAINED));
        }
    }

    @Test
    void aHigherMaxOfAnotherActorIsReported() {
        CapacityAction both = raise(Duration.ofMinutes(1), new Capacity(1, 1), new Capacity(4, 4));
        String max = "At " + NOW.minusSeconds(50)
                + " a user request update of AutoScalingGroup constraints to min: 1, max: 30, desired: 1.";

        assertThat(of(group(4, 4), both, max))
                .containsExactly(new CapacityReadBack(
                        both, NOW, ReadBackFinding.MAX_UNEXPLAINED, 30, new Capacity(4, 4), new Capacity(4, 4)));
        assertThat(of(group(4, 30), both, max)).isEmpty();
    }

    @Test
    void theMaxOfTheProgramsOwnNextRaiseIsNobodyElses() {
        CapacityAction first = raise(Duration.ofSeconds(100), new Capacity(1, 1), new Capacity(4, 4));
        CapacityAction next = raise(Duration.ofSeconds(20), first.to(), new Capacity(5, 5));
        String own = request(Duration.ofSeconds(20), 5, 4, 5);
        AGroup group = group(5, 5)
                .ended(Duration.ofSeconds(90), request(Duration.ofSeconds(100), 4, 1, 4))
                .ended(Duration.ofSeconds(10), own);

        assertThat(ReadBacks.of(PlanFixture.lab(group).with(first).with(next).build(), Limits.DEFAULT))
                .isEmpty();
        String others = request(Duration.ofSeconds(60), 30, 4, 4);
        assertThat(ReadBacks.of(
                        PlanFixture.lab(group.ended(Duration.ofSeconds(50), others))
                                .with(first)
                                .with(next)
                                .build(),
                        Limits.DEFAULT))
                .extracting(CapacityReadBack::before)
                .contains(30);
    }

    @Test
    void aFurtherRaiseBeforeTheActivityDoesNotHideIt() {
        CapacityAction later = raise(Duration.ofSeconds(20), RAISE.to(), new Capacity(6, 20));
        Observation seen = PlanFixture.lab(group(6, 20).ended(Duration.ofSeconds(40), LOWERED))
                .with(RAISE)
                .with(later)
                .build();

        assertThat(ReadBacks.of(seen, Limits.DEFAULT)).singleElement().satisfies(r -> {
            assertThat(r.raise()).isEqualTo(RAISE);
            assertThat(r.to()).isEqualTo(new Capacity(10, 20));
        });
    }

    @Test
    void aRaiseOfAnotherActorThatTheGroupHasReachedSinceIsNotReported() {
        CapacityAction first = raise(Duration.ofMinutes(7), new Capacity(1, 20), new Capacity(4, 20));
        CapacityAction further = raise(Duration.ofMinutes(6), first.to(), new Capacity(8, 20));
        String other = request(Duration.ofMinutes(7), 20, 1, 6);

        assertThat(ofBoth(group(8, 20), first, further, other)).isEmpty();
        assertThat(of(group(4, 20), first, other))
                .extracting(r -> r.finding())
                .containsExactly(ReadBackFinding.UNEXPLAINED);
    }

    @Test
    void whatCannotBeReadIsNoEvidence() {
        Observation seen = PlanFixture.lab(group(4, 20).ended(Duration.ofSeconds(40), LOWERED))
                .with(RAISE)
                .unread(ReadFailure.Kind.SCALING_ACTIVITIES, GROUP, "Throttling")
                .build();

        assertThat(ReadBacks.of(seen, Limits.DEFAULT)).isEmpty();
    }

    private static List<CapacityReadBack> of(AGroup group, String... causes) {
        return of(group, RAISE, causes);
    }

    private static List<CapacityReadBack> of(AGroup group, CapacityAction raise, String... causes) {
        AGroup shown = group;
        for (String cause : causes) {
            shown = shown.ended(Duration.ofSeconds(40), cause);
        }
        return ReadBacks.of(PlanFixture.lab(shown).with(raise).build(), Limits.DEFAULT);
    }

    private static List<CapacityReadBack> ofBoth(
            AGroup group, CapacityAction first, CapacityAction further, String cause) {
        return ReadBacks.of(
                PlanFixture.lab(group.ended(Duration.ofSeconds(40), cause))
                        .with(first)
                        .with(further)
                        .build(),
                Limits.DEFAULT);
    }

    private static AGroup group(int desired, int max) {
        return AGroup.named(GROUP).capacity(desired, max).ceiling(10).instance("i-1");
    }

    private static CapacityAction raise(Duration ago, Capacity from, Capacity to) {
        return new CapacityAction(GROUP, NOW.minus(ago), from, to, "alarm", List.of(PlanFixture.LAB));
    }

    private static String request(Duration ago, int max, int from, int to) {
        Instant at = NOW.minus(ago);
        return "At " + at + " a user request update of AutoScalingGroup constraints to min: 1, max: " + max
                + ", desired: " + to + " changing the desired capacity from " + from + " to " + to + ".";
    }
}
