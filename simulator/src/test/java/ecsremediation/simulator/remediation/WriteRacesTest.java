package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.act.CapacityChange;
import ecsremediation.act.CapacityWriter;
import ecsremediation.act.Outcome;
import ecsremediation.act.WriteObstacle;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityReadBack.ReadBackFinding;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.remediation.WriteRace.Setup;
import ecsremediation.simulator.scenario.LabNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Other actors change the group, its tags or the pause before each outside call from the observation to the read-back. */
final class WriteRacesTest {
    private static final int LONG = 12;

    private static final int SHORT = 6;

    /** The reconciliation of the write and the one of the read-back. */
    private static final int READ_BACK = 2;

    @ParameterizedTest
    @EnumSource
    void oneActorBeforeAnyCall(RacingActor actor) {
        List<String> broken = new ArrayList<>();
        int races = 0;
        for (Setup setup : List.of(Setup.roomy(), Setup.full(), Setup.roomy().writing(AnswerLost::new))) {
            int points = new WriteRace(setup).ticks(READ_BACK).calls().size();
            for (int point = 0; point < points; point++) {
                broken.addAll(broken(setup.with(point, actor), actor + " before call " + point));
                races++;
            }
        }
        System.out.println(races + " races with " + actor);
        assertThat(broken).isEmpty();
    }

    /** One raises the group right before the write, which lowers it, and another one acts then. */
    @ParameterizedTest
    @EnumSource
    void anotherActorAfterAWriteThatLowered(RacingActor second) {
        List<String> broken = new ArrayList<>();
        int races = 0;
        for (Setup setup : List.of(Setup.roomy(), Setup.full(), Setup.roomy().writing(AnswerLost::new))) {
            int write = new WriteRace(setup).ticks(1).calls().indexOf("writer.write");
            for (RacingActor first : RacingActor.values()) {
                if (first.raisesBeyondThePlan()) {
                    Setup lowering = setup.with(write, first);
                    int points =
                            new WriteRace(lowering).ticks(READ_BACK).calls().size();
                    for (int point = write + 1; point < points; point++) {
                        broken.addAll(broken(
                                lowering.with(point, second), first + ", then " + second + " before call " + point));
                        races++;
                    }
                }
            }
        }
        System.out.println(races + " races with " + second + " after a write that lowered");
        assertThat(broken).isEmpty();
    }

    /** One raises the group after the write, and another one lowers it again to what the program wrote. */
    @Test
    void aLoweringToTheSizeOfTheRaiseIsNotUndone() {
        List<String> broken = new ArrayList<>();
        List<String> calls = new WriteRace(Setup.roomy()).ticks(READ_BACK).calls();
        for (int raise = calls.indexOf("writer.write") + 1; raise < calls.size(); raise++) {
            for (int lower = raise; lower < calls.size(); lower++) {
                broken.addAll(broken(
                        Setup.roomy().with(raise, RacingActor.RAISES).with(lower, RacingActor.LOWERS_TO_THE_PLAN),
                        "raised before call " + raise + ", lowered before call " + lower));
            }
        }
        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("oneToTen")
    void throttledWritesWithAnActorBeforeAnyOfThem(int times) {
        List<String> broken = new ArrayList<>();
        int races = 0;
        Setup throttled = Setup.roomy().throttling(times);
        List<String> calls = new WriteRace(throttled).ticks(LONG).calls();
        for (int point = 0; point < calls.size(); point++) {
            if (calls.get(point).equals("writer.write")) {
                for (RacingActor actor : RacingActor.values()) {
                    broken.addAll(broken(throttled.with(point, actor), actor + " before call " + point));
                    races++;
                }
            }
        }
        System.out.println(races + " races with " + times + " throttled writes");
        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("oneToTen")
    void writesThatAreThrottledCountAgainstNoLimit(int times) {
        WriteRace race = new WriteRace(Setup.roomy().throttling(times)).ticks(LONG);

        assertThat(race.outcomes()).hasSize(times + 1);
        assertThat(race.sizes().desired()).isEqualTo(4);
    }

    @Test
    void theRaiseOfAnotherToolIsRestoredInTheNextReconciliation() {
        int write = new WriteRace(Setup.roomy()).ticks(1).calls().indexOf("writer.write");
        WriteRace race = new WriteRace(Setup.roomy().with(write, RacingActor.RAISES)).ticks(1);
        assertThat(race.sizes()).isEqualTo(new Sizes(1, 4, 20));

        race.ticks(1);
        assertThat(race.sizes()).isEqualTo(new Sizes(1, 10, 20));
        assertThat(race.journal().reconciliations.getLast().readBacks())
                .extracting(r -> r.finding())
                .containsExactly(ReadBackFinding.RESTORED);
    }

    @ParameterizedTest
    @EnumSource(names = {"ORDERS_OBSERVE", "ORDERS_OFF"})
    void aGroupIsNotRestoredAfterALowerModeWasOrderedUnderTheLock(RacingActor stop) {
        List<String> calls = new WriteRace(Setup.roomy()).ticks(1).calls();
        Setup lowering = Setup.roomy().with(calls.indexOf("writer.write"), RacingActor.RAISES);
        List<String> restoring = new WriteRace(lowering).ticks(READ_BACK).calls();
        int claim =
                calls.size() + restoring.subList(calls.size(), restoring.size()).indexOf("store.claim");
        WriteRace race = new WriteRace(lowering.with(claim, stop)).ticks(READ_BACK);

        assertThat(race.sizes()).isEqualTo(new Sizes(1, 4, 20));
        assertThat(race.journal().reconciliations.getLast().readBacks())
                .extracting(r -> r.finding())
                .isEqualTo(stop == RacingActor.ORDERS_OFF ? List.of() : List.of(ReadBackFinding.NOT_ACTING));
    }

    @Test
    void whatMaxDoesNotPermitIsReportedAndNotWritten() {
        int write = new WriteRace(Setup.full()).ticks(1).calls().indexOf("writer.write");
        WriteRace race = new WriteRace(Setup.full().with(write, RacingActor.RAISES)).ticks(READ_BACK);

        assertThat(race.sizes()).isEqualTo(new Sizes(1, 4, 4));
        assertThat(race.journal().reconciliations.getLast().readBacks())
                .extracting(r -> r.finding())
                .containsExactly(ReadBackFinding.AT_CEILING);
    }

    @Test
    void aMaxThatIsCutRightBeforeTheWriteIsPlannedAnewAtOnce() {
        int write = new WriteRace(Setup.roomy()).ticks(1).calls().indexOf("writer.write");
        WriteRace race = new WriteRace(Setup.roomy().with(write, RacingActor.CUTS_MAX)).ticks(1);

        assertThat(race.journal().reconciliations).hasSize(2);
        assertThat(race.outcomes())
                .containsExactly(
                        new Outcome.Refused(
                                LabNames.GROUP,
                                Outcome.Refused.Reason.INVALID,
                                ((Outcome.Refused) race.outcomes().getFirst()).obstacle()),
                        new Outcome.Raised(
                                LabNames.GROUP,
                                new Capacity(1, 3),
                                new Capacity(4, 4),
                                ((Outcome.Raised) race.outcomes().getLast()).at()));
        assertThat(race.sizes()).isEqualTo(new Sizes(1, 4, 4));
    }

    private static List<String> broken(Setup setup, String race) {
        return WriteRaceInvariants.brokenBy(new WriteRace(setup).ticks(setup.throttled() > 0 ? LONG : SHORT)).stream()
                .map(b -> race + ", max " + setup.max() + ": " + b)
                .toList();
    }

    static Stream<Integer> oneToTen() {
        return IntStream.rangeClosed(1, 10).boxed();
    }

    /** Writes, and loses the answer. */
    private record AnswerLost(CapacityWriter writer) implements CapacityWriter {
        @Override
        public Outcome write(CapacityChange change) {
            writer.write(change);
            return new Outcome.Failed(change.group(), true, new WriteObstacle.AwsAnswer("Read timed out"));
        }
    }
}
