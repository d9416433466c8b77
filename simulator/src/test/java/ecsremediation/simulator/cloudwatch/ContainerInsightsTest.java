package ecsremediation.simulator.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.simulator.World;
import ecsremediation.simulator.scenario.Lab;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabScenario;
import ecsremediation.simulator.scenario.LabSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ContainerInsightsTest {
    private final Lab lab = LabScenario.build(LabSettings.ofSeed(1).withContainerInsights("disabled"));
    private final World world = lab.world();

    @Test
    void publishesNothingWhileItIsOff() {
        lab.raiseDesiredCount(4);

        world.advance(Duration.ofMinutes(20));

        assertThat(world.cloudWatch().metrics()).isEmpty();
        assertThat(state(LabNames.GAP_ALARM)).isEqualTo(AlarmStateValue.OK);
        assertThat(state(LabNames.PENDING_ALARM)).isEqualTo(AlarmStateValue.INSUFFICIENT_DATA);
    }

    @Test
    void firesTheAlarmOnceItIsOn() {
        lab.raiseDesiredCount(4);
        world.ecs().containerInsights(LabNames.CLUSTER, "enhanced");

        world.advance(Duration.ofMinutes(10));

        assertThat(state(LabNames.GAP_ALARM)).isEqualTo(AlarmStateValue.ALARM);
        assertThat(state(LabNames.PENDING_ALARM)).isEqualTo(AlarmStateValue.OK);
    }

    private AlarmStateValue state(String alarm) {
        return world.cloudWatch().alarm(alarm).orElseThrow().state();
    }
}
