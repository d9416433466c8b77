package ecsremediation.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.cloudwatch.AlarmStateValue;
import ecsremediation.simulator.ecs.ServiceLog;
import ecsremediation.simulator.messaging.DeliveredEmail;
import ecsremediation.simulator.trace.TraceRow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabScenarioTest {
    @Test
    void isSteadyBeforeTheTrouble() {
        Lab lab = LabScenario.build(LabSettings.ofSeed(1));

        TraceRow now = lab.trace().now();

        assertThat(now.running()).isEqualTo(1);
        assertThat(now.desired()).isEqualTo(1);
        assertThat(now.registered()).isEqualTo(1);
        assertThat(now.alarms()).containsEntry(LabNames.GAP_ALARM, AlarmStateValue.OK);
        assertThat(events(lab)).last().asString().contains("has started 1 tasks: (task ");
        assertThat(events(lab)).first().asString().isEqualTo("(service EcsLabApi) has reached a steady state.");
    }

    @Test
    void lacksTasksForHoursIfNobodyRaisesTheGroup() {
        Lab lab = LabScenario.build(LabSettings.ofSeed(1));

        lab.raiseDesiredCount(4);
        lab.world().advance(Duration.ofHours(5));

        TraceRow now = lab.trace().now();
        assertThat(now.running()).isEqualTo(1);
        assertThat(now.pending()).isZero();
        assertThat(now.unplaced()).isEqualTo(3);
        assertThat(now.alarms())
                .containsEntry(LabNames.GAP_ALARM, AlarmStateValue.ALARM)
                .containsEntry(LabNames.PENDING_ALARM, AlarmStateValue.OK);
        assertThat(events(lab).stream().filter(e -> e.contains("unable to place")))
                .hasSize(1);
        assertThat(lab.world().topics().mailbox())
                .extracting(DeliveredEmail::subject)
                .containsExactly("ALARM: \"alarm_ecslabapi_gap\" in EU (Frankfurt)");
    }

    @Test
    void runsFourTasksAfterAnOperatorRaisesTheGroup() {
        Lab lab = LabScenario.build(LabSettings.ofSeed(1));
        lab.raiseDesiredCount(4);
        lab.world().advance(Duration.ofMinutes(10));
        assertThat(lab.trace().now().running()).isEqualTo(1);

        lab.world().autoScaling().update(LabNames.GROUP, SizeChange.to(4, 4));
        lab.world().advance(Duration.ofMinutes(25));

        TraceRow now = lab.trace().now();
        assertThat(now.groupInService()).isEqualTo(4);
        assertThat(now.registered()).isEqualTo(4);
        assertThat(now.running()).isEqualTo(4);
        assertThat(now.alarms()).containsEntry(LabNames.GAP_ALARM, AlarmStateValue.OK);
    }

    @Test
    void producesTheSameHistoryFromTheSameSeed() {
        assertThat(history(7)).isEqualTo(history(7));
        assertThat(history(7)).isNotEqualTo(history(8));
    }

    private static List<Object> history(long seed) {
        Lab lab = LabScenario.build(LabSettings.ofSeed(seed));
        lab.world().delays().duplicates(0.3);
        lab.raiseDesiredCount(4);
        lab.world().advance(Duration.ofMinutes(10));
        lab.world().autoScaling().update(LabNames.GROUP, SizeChange.to(4, 4));
        lab.world().advance(Duration.ofMinutes(20));
        return List.of(
                lab.trace().rows(),
                lab.trace().marks(),
                lab.world().bus().events(),
                lab.world().topics().mailbox());
    }

    private static List<String> events(Lab lab) {
        return lab.world()
                .read(() -> lab.world().ecs().service(LabNames.CLUSTER, LabNames.SERVICE).events().stream()
                        .map(ServiceLog.Entry::message)
                        .toList());
    }
}
