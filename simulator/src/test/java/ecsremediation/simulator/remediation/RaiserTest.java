package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.act.CapacityChange;
import ecsremediation.act.CapacityWriter;
import ecsremediation.act.EffectiveMode;
import ecsremediation.act.GroupReadings;
import ecsremediation.act.ObservingWriter;
import ecsremediation.act.Outcome;
import ecsremediation.act.Outcome.Refused.Reason;
import ecsremediation.act.Raiser;
import ecsremediation.act.WriteObstacle;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeOrder;
import ecsremediation.incident.ModeState;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.CapacityReadBack;
import ecsremediation.model.ClusterReader;
import ecsremediation.model.Observation;
import ecsremediation.model.WriteState;
import ecsremediation.simulator.ports.InMemoryGroupLocks;
import ecsremediation.simulator.ports.InMemoryIncidentStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The steps around the one write, each by itself. */
final class RaiserTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String GROUP = "EcsLabAsg";
    private static final Capacity ONE = new Capacity(1, 1);
    private static final Capacity FOUR = new Capacity(4, 4);
    private static final CapacityAction TO_FOUR = new CapacityAction(
            GROUP, NOW, ONE, FOUR, "alarm", List.of(new ServiceName("EcsLabPublicCluster", "EcsLabApi")));

    private final InMemoryIncidentStore store = InMemoryIncidentStore.ordered(Mode.ACT);
    private final InMemoryGroupLocks locks = new InMemoryGroupLocks();
    private final List<CapacityChange> written = new ArrayList<>();

    @Test
    void writesWhatWasPlannedOnAGroupThatIsAsItWasObserved() {
        assertThat(raise(Optional.of(ONE))).isEqualTo(new Outcome.Raised(GROUP, ONE, FOUR, NOW));
        assertThat(written).containsExactly(new CapacityChange(GROUP, ONE, FOUR));
        assertThat(saved()).containsExactly(TO_FOUR);
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "1, 2", "0, 1", "0, 9", "3, 9"})
    void aGroupThatChangedSinceTheObservationIsNotWritten(int desired, int max) {
        Outcome outcome = raise(Optional.of(new Capacity(desired, max)));

        assertThat(outcome)
                .isEqualTo(new Outcome.Refused(
                        GROUP,
                        Reason.CHANGED,
                        new WriteObstacle.Changed(new Capacity(1, 1), new Capacity(desired, max))));
        assertThat(written).isEmpty();
        assertThat(saved()).isEmpty();
        assertThat(isLocked()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"4, 4", "5, 5", "4, 9"})
    void aGroupThatHasWhatWasPlannedIsLeftAsItIs(int desired, int max) {
        Capacity current = new Capacity(desired, max);

        assertThat(raise(Optional.of(current))).isEqualTo(new Outcome.AlreadySufficient(GROUP, current));
        assertThat(written).isEmpty();
        assertThat(saved()).isEmpty();
    }

    @Test
    void aGroupThatIsTaggedForAnotherStackBeforeTheWriteIsNotWritten() {
        WriteState claimed = new WriteState(ONE, Optional.of("10"), "act", Optional.of("another"), Optional.empty());
        Raiser raiser = new Raiser(Mode.ACT, new TaggedGroup(claimed), locks, store, () -> NOW);

        assertThat(raiser.raise(TO_FOUR, asTagged(ONE), this::write, new GroupReadings()))
                .isEqualTo(new Outcome.Refused(
                        GROUP, Reason.CHANGED, new WriteObstacle.OrdersChanged(asTagged(ONE), claimed)));
        assertThat(written).isEmpty();
        assertThat(saved()).isEmpty();
    }

    @Test
    void aGroupThatCannotBeReadAgainIsNotWritten() {
        assertThat(raise(Optional.empty()))
                .isEqualTo(new Outcome.Refused(GROUP, Reason.NOT_EXECUTED, new WriteObstacle.NotReadAgain()));
        assertThat(written).isEmpty();
        assertThat(saved()).isEmpty();
    }

    @Test
    void aWriteIsSavedBeforeItIsMade() {
        raise(change -> {
            assertThat(saved()).containsExactly(TO_FOUR);
            return new Outcome.Raised(GROUP, ONE, FOUR, NOW);
        });

        assertThat(saved()).containsExactly(TO_FOUR);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "INVALID")
    void aWriteThatIsRefusedIsDeleted(Reason reason) {
        Outcome refused = new Outcome.Refused(GROUP, reason, new WriteObstacle.AwsAnswer("no"));

        assertThat(raise(change -> refused)).isEqualTo(refused);
        assertThat(saved()).isEmpty();
        assertThat(isLocked()).isFalse();
    }

    @Test
    void rejectedNumbersArePlannedAgainWhileTheGroupMayBeReadAgain() {
        WriteObstacle answer = new WriteObstacle.AwsAnswer("Desired capacity must be at most max");
        CapacityWriter rejecting = change -> new Outcome.Refused(GROUP, Reason.INVALID, answer);
        Raiser raiser = raiser(Optional.of(ONE), () -> NOW);
        GroupReadings readings = new GroupReadings();

        assertThat(raiser.raise(TO_FOUR, asTagged(ONE), rejecting, readings))
                .isEqualTo(new Outcome.Refused(GROUP, Reason.CHANGED, new WriteObstacle.Rejected(answer)));
        assertThat(raiser.raise(TO_FOUR, asTagged(ONE), rejecting, readings))
                .isEqualTo(new Outcome.Refused(GROUP, Reason.INVALID, answer));
        assertThat(raiser.raise(TO_FOUR, asTagged(ONE), rejecting, readings))
                .isEqualTo(new Outcome.Refused(GROUP, Reason.NOT_EXECUTED, new WriteObstacle.NotReadAgain()));
        assertThat(saved()).isEmpty();
    }

    @Test
    void aGroupThatARaiseLoweredIsSetAgainOnce() {
        CapacityReadBack lowered = new CapacityReadBack(
                TO_FOUR, NOW, CapacityReadBack.ReadBackFinding.RESTORED, 20, new Capacity(4, 20), new Capacity(10, 20));
        Raiser raiser = raiser(Optional.of(lowered.now()), () -> NOW);

        assertThat(raiser.restore(lowered, asTagged(lowered.now()), this::write, new GroupReadings()))
                .isInstanceOf(Outcome.Raised.class);
        assertThat(raiser.restore(lowered, asTagged(lowered.now()), this::write, new GroupReadings()))
                .isEqualTo(new Outcome.Refused(GROUP, Reason.LOCKED, new WriteObstacle.WrittenBefore()));
        assertThat(written).containsExactly(new CapacityChange(GROUP, lowered.now(), lowered.to()));
        assertThat(store.loadHistory(List.of(GROUP), NOW).readBacks()).containsExactly(lowered);
        assertThat(saved()).isEmpty();
    }

    @Test
    void aWriteWithoutAnAnswerMayHaveBeenMadeAndStaysSaved() {
        Outcome unanswered = new Outcome.Failed(GROUP, true, new WriteObstacle.AwsAnswer("Read timed out"));

        assertThat(raise(change -> unanswered)).isEqualTo(unanswered);
        assertThat(saved()).containsExactly(TO_FOUR);
    }

    @Test
    void whoLostTheLockBeforeTheWriteDoesNotWrite() {
        Raiser late = raiser(Optional.of(ONE), new Later(Duration.ofMinutes(2)));

        assertThat(late.raise(TO_FOUR, asTagged(ONE), this::write, new GroupReadings()))
                .isEqualTo(new Outcome.Refused(GROUP, Reason.LOCKED, new WriteObstacle.LockExpired()));
        assertThat(written).isEmpty();
        assertThat(saved()).isEmpty();
    }

    @Test
    void aGroupInExternalChangesIsLeftToThemWithAMarkToRequeue() {
        locks.acquire(GROUP, "another", NOW, Duration.ofMinutes(1));

        assertThat(raise(Optional.of(ONE)))
                .isEqualTo(new Outcome.Refused(GROUP, Reason.LOCKED, new WriteObstacle.LockHeld()));
        assertThat(written).isEmpty();
        assertThat(locks.takeRequeue(GROUP)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"OFF", "OBSERVE"})
    void aGroupIsNotWrittenAfterALowerModeWasOrdered(Mode ordered) {
        ModeOrder stop = new ModeOrder(ordered, "anna", Optional.of("load test"), NOW);
        store.save(stop);

        assertThat(raise(Optional.of(ONE)))
                .isEqualTo(new Outcome.Refused(
                        GROUP,
                        Reason.CHANGED,
                        new WriteObstacle.ModeLowered(new EffectiveMode(Mode.ACT, new ModeState.Ordered(stop)))));
        assertThat(written).isEmpty();
        assertThat(saved()).isEmpty();
        assertThat(isLocked()).isFalse();
    }

    @Test
    void aThrottledWriteIsNotRepeatedAfterALowerModeWasOrdered() {
        Outcome outcome = raise(change -> {
            written.add(change);
            store.save(new ModeOrder(Mode.OBSERVE, "anna", Optional.empty(), NOW));
            return new Outcome.Refused(GROUP, Reason.NOT_EXECUTED, new WriteObstacle.AwsAnswer("Throttling"));
        });

        assertThat(outcome).matches(o -> o instanceof Outcome.Refused r && r.reason() == Reason.CHANGED);
        assertThat(written).hasSize(1);
        assertThat(saved()).isEmpty();
    }

    @Test
    void theAuthorityOfTheStackIsNotExceededWhateverWasOrdered() {
        Raiser observing = new Raiser(Mode.OBSERVE, new Group(Optional.of(ONE)), locks, store, () -> NOW);

        assertThat(observing.raise(TO_FOUR, asTagged(ONE), this::write, new GroupReadings()))
                .matches(o -> o instanceof Outcome.Refused r && r.obstacle() instanceof WriteObstacle.ModeLowered);
        assertThat(written).isEmpty();
    }

    @Test
    void aDryRunEndsOnceOffWasOrdered() {
        store.save(new ModeOrder(Mode.OBSERVE, "anna", Optional.empty(), NOW));
        assertThat(raise(new ObservingWriter())).isEqualTo(new Outcome.Observed(GROUP, ONE, FOUR));

        store.save(new ModeOrder(Mode.OFF, "anna", Optional.empty(), NOW));
        assertThat(raise(new ObservingWriter()))
                .matches(o -> o instanceof Outcome.Refused r && r.obstacle() instanceof WriteObstacle.ModeLowered);
    }

    @Test
    void aDryRunIsNotSaved() {
        assertThat(raise(new ObservingWriter())).isEqualTo(new Outcome.Observed(GROUP, ONE, FOUR));
        assertThat(saved()).isEmpty();
    }

    private Outcome raise(Optional<Capacity> current) {
        return raiser(current, () -> NOW).raise(TO_FOUR, asTagged(ONE), this::write, new GroupReadings());
    }

    private Outcome raise(CapacityWriter writer) {
        return raiser(Optional.of(ONE), () -> NOW).raise(TO_FOUR, asTagged(ONE), writer, new GroupReadings());
    }

    private Raiser raiser(Optional<Capacity> current, InstantSource clock) {
        return new Raiser(Mode.ACT, new Group(current), locks, store, clock);
    }

    private Outcome write(CapacityChange change) {
        written.add(change);
        return new Outcome.Raised(change.group(), change.from(), change.to(), NOW);
    }

    private List<CapacityAction> saved() {
        return store.loadHistory(List.of(GROUP), NOW).actions();
    }

    private static WriteState asTagged(Capacity capacity) {
        return new WriteState(capacity, Optional.of("10"), "act", Optional.empty(), Optional.empty());
    }

    private boolean isLocked() {
        return locks.acquire(GROUP, "next", NOW, Duration.ofMinutes(1)).isEmpty();
    }

    /** A group as it is when it is read again. */
    private record Group(Optional<Capacity> current) implements ClusterReader {
        @Override
        public Optional<WriteState> writeState(String group) {
            return current.map(RaiserTest::asTagged);
        }

        @Override
        public Observation observe(String cluster, Instant at) {
            throw new AssertionError("the raiser reads the group alone");
        }

        @Override
        public List<String> clusters() {
            throw new AssertionError("the raiser reads the group alone");
        }
    }

    /** A group with these tags when it is read again. */
    private record TaggedGroup(WriteState now) implements ClusterReader {
        @Override
        public Optional<WriteState> writeState(String group) {
            return Optional.of(now);
        }

        @Override
        public Observation observe(String cluster, Instant at) {
            throw new AssertionError("the raiser reads the group alone");
        }

        @Override
        public List<String> clusters() {
            throw new AssertionError("the raiser reads the group alone");
        }
    }

    /** Shows NOW once, and a later time from then on. */
    private static final class Later implements InstantSource {
        private final Duration by;
        private boolean asked;

        Later(Duration by) {
            this.by = by;
        }

        @Override
        public Instant instant() {
            Instant now = asked ? NOW.plus(by) : NOW;
            asked = true;
            return now;
        }
    }
}
