package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.InsightsWatch;
import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.act.ClusterSettings;
import ecsremediation.act.SettingAnswer;
import ecsremediation.event.Fence;
import ecsremediation.incident.Mode;
import ecsremediation.incident.OperatorMessage;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import ecsremediation.simulator.ports.SimulatedCapacityWriter;
import ecsremediation.simulator.ports.SimulatedClusterReader;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An alarm without data stays OK for ever; one message says so. */
final class InsightsWatchTest {
    private final TwoClusters clusters = TwoClusters.quiet();
    private final SharedTable table = SharedTable.of(clusters.world());
    private final List<OperatorMessage> sent = new ArrayList<>();
    private final ReadSettings settings = new ReadSettings();

    @AfterEach
    void close() {
        table.close();
    }

    @Test
    void insightsThatAreOffAreMailedOnceWithTheCommandThatSwitchesThemOn() {
        settings.answer = new SettingAnswer.Present("disabled");

        pass(watch(Mode.OBSERVE, LabNames.FENCE), Duration.ofDays(29));

        assertThat(sent).hasSize(1);
        OperatorMessage mail = sent.getFirst();
        assertThat(mail.subject())
                .isEqualTo("[ECS] ecs-remediation: its alarms have no data, Container Insights is off");
        assertThat(mail.text().replaceAll("\\s+", " "))
                .contains("Container Insights is off for cluster " + LabNames.CLUSTER
                        + ", which the 2 alarms of stack ecs-remediation watch.")
                .contains("they stay OK even if tasks are missing");
        assertThat(mail.text().replaceAll(" \\\\\n +", " "))
                .contains("aws ecs update-cluster-settings --region eu-central-1 --cluster " + LabNames.CLUSTER
                        + " --settings name=containerInsights,value=enabled");

        pass(watch(Mode.OBSERVE, LabNames.FENCE), Duration.ofDays(2));
        assertThat(sent).hasSize(2);
    }

    @Test
    void theMessageEndsWhenTheSettingIsOn() {
        settings.answer = new SettingAnswer.Present("disabled");
        InsightsWatch watch = watch(Mode.ACT, LabNames.FENCE);
        pass(watch, Duration.ofHours(2));
        settings.answer = new SettingAnswer.Present("enhanced");

        pass(watch, Duration.ofDays(40));

        assertThat(sent).hasSize(1);
    }

    @Test
    void aProcessAsksOnceAnHour() {
        pass(watch(Mode.ACT, LabNames.FENCE), Duration.ofHours(10));

        assertThat(settings.reads).isEqualTo(10);
        assertThat(sent).isEmpty();
    }

    @Test
    void nothingIsMailedOfARefusedCallAClusterThatIsGoneOrOutsideOrInModeOff() {
        settings.answer = new SettingAnswer.Refused("AccessDeniedException");
        pass(watch(Mode.ACT, LabNames.FENCE), Duration.ofHours(2));
        settings.answer = new SettingAnswer.Gone();
        pass(watch(Mode.ACT, LabNames.FENCE), Duration.ofHours(2));
        settings.answer = new SettingAnswer.Present("disabled");
        pass(watch(Mode.ACT, LabNames.FENCE.ofClusters(List.of("another"))), Duration.ofHours(2));
        pass(watch(Mode.OFF, LabNames.FENCE), Duration.ofHours(2));

        assertThat(sent).isEmpty();
    }

    private void pass(InsightsWatch watch, Duration time) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plusMinutes(20)) {
            watch.check(clusters.world().now());
            clusters.world().advance(Duration.ofMinutes(20));
        }
    }

    private InsightsWatch watch(Mode mode, Fence fence) {
        Ports ports = new Ports(
                new SimulatedClusterReader(clusters.world()),
                new SimulatedCapacityWriter(clusters.world()),
                table.store(),
                table.locks(),
                table.decisions(),
                sent::add,
                new RecordingJournal());
        Stack stack = new Stack("ecs-remediation", "aws", "eu-central-1");
        return new InsightsWatch(ports, new Policy(mode, Limits.DEFAULT, fence, stack), settings, LabNames.CLUSTER);
    }

    private static final class ReadSettings implements ClusterSettings {
        private SettingAnswer answer = new SettingAnswer.Present("enabled");
        private int reads;

        @Override
        public SettingAnswer read(String cluster) {
            reads++;
            return answer;
        }

        @Override
        public SettingAnswer set(String cluster, String value) {
            throw new AssertionError("the watch sets nothing");
        }
    }
}
