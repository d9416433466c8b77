package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.simulator.planted.ObservedTags;
import ecsremediation.simulator.planted.RepeatingWriter;
import ecsremediation.simulator.planted.RestoreWithoutEvidence;
import ecsremediation.simulator.remediation.WriteRace.Setup;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The invariants of {@link WriteRacesTest} find each fault that is planted in the write or in its read-back. */
final class PlantedWriteFaultsTest {
    @Test
    void findsAnSdkThatRepeatsTheWrite() {
        Setup throttled = Setup.roomy().throttling(1);

        assertThat(broken(throttled)).isEmpty();
        assertThat(broken(throttled.writing(writer -> new RepeatingWriter(writer, () -> {}))))
                .anyMatch(b -> b.contains("without a reading"));
    }

    @Test
    void findsTagsThatAreNotReadAgain() {
        for (RacingActor actor : List.of(
                RacingActor.LOWERS_THE_CEILING,
                RacingActor.TAKES_THE_CEILING_AWAY,
                RacingActor.TURNS_THE_GROUP_OFF,
                RacingActor.LETS_THE_GROUP_BE_OBSERVED)) {
            Setup race = Setup.roomy().with(lastReading(), actor);

            assertThat(broken(race)).as("%s", actor).isEmpty();
            assertThat(broken(race.reading(ObservedTags::new)))
                    .as("%s", actor)
                    .anyMatch(b -> b.contains("written against"));
        }
    }

    @Test
    void findsARestoreWithoutEvidence() {
        Setup raised = Setup.roomy().with(calls().indexOf("writer.write") + 1, RacingActor.RAISES);
        int third = new WriteRace(raised).ticks(2).calls().size();
        Setup race = raised.with(third, RacingActor.LOWERS_TO_THE_PLAN);

        assertThat(broken(race)).isEmpty();
        assertThat(broken(race.reading(RestoreWithoutEvidence::new)))
                .anyMatch(b -> b.contains("raised what another actor had lowered"));
    }

    private static int lastReading() {
        List<String> calls = calls();
        return calls.subList(0, calls.indexOf("writer.write")).lastIndexOf("reader.writeState");
    }

    private static List<String> calls() {
        return new WriteRace(Setup.roomy()).ticks(1).calls();
    }

    private static List<String> broken(Setup setup) {
        return WriteRaceInvariants.brokenBy(new WriteRace(setup).ticks(6));
    }
}
