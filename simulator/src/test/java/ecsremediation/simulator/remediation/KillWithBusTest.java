package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills the program of a stack with an event bus before and after every outside call of the lab's incident. */
final class KillWithBusTest {
    @ParameterizedTest
    @EnumSource
    void killedAnywhereItPutsEveryStepOnTheBusAndEnds(Restart restart) {
        Kills kills = Kills.in(Trouble.MEMORY_FULL, InProcessDriver::withBus);

        assertThat(kills.calls().flatMap(KillPoint::around).toList())
                .hasSizeGreaterThan(40)
                .allSatisfy(point -> {
                    Playthrough killed =
                            Playthrough.killed(Trouble.MEMORY_FULL, InProcessDriver::withBus, point, restart);
                    assertThat(killed.steps()).containsExactly("OPENED", "RAISED", "CLEARED");
                    assertThat(killed.hasEnded()).isTrue();
                });
    }
}
