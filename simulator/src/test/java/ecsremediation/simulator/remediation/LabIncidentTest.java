package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.act.CapacityChange;
import ecsremediation.incident.Mode;
import ecsremediation.model.Capacity;
import ecsremediation.simulator.scenario.Lab;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabScenario;
import ecsremediation.simulator.scenario.LabSettings;
import ecsremediation.simulator.trace.TraceRow;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LabIncidentTest {
    private static final CapacityChange TO_FOUR =
            new CapacityChange(LabNames.GROUP, new Capacity(1, 1), new Capacity(4, 4));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void oneRaiseResolvesTheLabAndTwoMailsReportIt(long seed) {
        Installed installed = withMissingTasks(seed, Mode.ACT, OptionalInt.of(10));

        assertThat(installed.writer.calls()).containsExactly(TO_FOUR);
        TraceRow end = installed.lab.trace().now();
        assertThat(end.running()).isEqualTo(4);
        assertThat(end.pending()).isZero();
        assertThat(installed.notified())
                .hasSize(2)
                .first()
                .isEqualTo("[ECS] EcsLabApi: raising EcsLabAsg 1 → 4 for 3 unplaced tasks");
        assertThat(installed.notified()).last().asString().startsWith("[ECS] EcsLabApi: cleared, 4 of 4 tasks running");
        assertThat(installed.store.due(installed.lab.world().now())).isEmpty();
    }

    @Test
    void observeModeWritesNothingAndSaysWhatItWouldDo() {
        Installed installed = withMissingTasks(1, Mode.OBSERVE, OptionalInt.of(10));

        assertThat(installed.writer.calls()).isEmpty();
        assertThat(installed.lab.trace().now().running()).isEqualTo(1);
        assertThat(installed.notified()).singleElement().asString().contains("EcsLabAsg 1 → 4");
    }

    @Test
    void withoutACeilingTagNothingIsRaisedAndTheOwnerIsNotified() {
        Installed installed = withMissingTasks(1, Mode.ACT, OptionalInt.empty());

        assertThat(installed.writer.calls()).isEmpty();
        assertThat(installed.notified()).singleElement().asString().contains("EcsLabApi");
    }

    @Test
    void aCeilingOfTwoIsRaisedToAndNoFurther() {
        Installed installed = withMissingTasks(1, Mode.ACT, OptionalInt.of(2));

        assertThat(installed.writer.calls())
                .containsExactly(new CapacityChange(LabNames.GROUP, new Capacity(1, 1), new Capacity(2, 2)));
        assertThat(installed.lab.trace().now().running()).isEqualTo(2);
    }

    private static Installed withMissingTasks(long seed, Mode mode, OptionalInt ceiling) {
        Lab lab = LabScenario.build(LabSettings.ofSeed(seed).withCeiling(ceiling));
        Installed installed = Installed.in(lab, mode);
        lab.raiseDesiredCount(4);
        lab.world().advance(Duration.ofMinutes(40));
        return installed;
    }
}
