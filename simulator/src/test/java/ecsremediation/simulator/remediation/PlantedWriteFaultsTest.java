package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.simulator.planted.ObservedTags;
import ecsremediation.simulator.planted.RepeatingWriter;
import ecsremediation.simulator.planted.RestoreWithoutEvidence;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The invariants of {@link WriteRacesTest} find each fault that is planted in the write or in its read-back. */
final class PlantedWriteFaultsTest {
    @Test
    void findsAnSdkThatRepeatsTheWrite() {
        assertThat(PlantedWrites.brokenIfThrottled(UnaryOperator.identity())).isEmpty();
        assertThat(PlantedWrites.brokenIfThrottled(writer -> new RepeatingWriter(writer, () -> {})))
                .anyMatch(b -> b.contains("without a reading"));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"LOWERS_THE_CEILING", "TAKES_THE_CEILING_AWAY", "TURNS_THE_GROUP_OFF", "LETS_THE_GROUP_BE_OBSERVED"
            })
    void findsTagsThatAreNotReadAgain(RacingActor actor) {
        assertThat(PlantedWrites.brokenIf(actor, UnaryOperator.identity())).isEmpty();
        assertThat(PlantedWrites.brokenIf(actor, ObservedTags::new)).anyMatch(b -> b.contains("written against"));
    }

    @Test
    void findsARestoreWithoutEvidence() {
        assertThat(PlantedWrites.brokenIfLoweredLater(UnaryOperator.identity())).isEmpty();
        assertThat(PlantedWrites.brokenIfLoweredLater(RestoreWithoutEvidence::new))
                .anyMatch(b -> b.contains("raised what another actor had lowered"));
    }
}
