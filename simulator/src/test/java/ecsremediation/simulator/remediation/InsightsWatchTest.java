package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.InsightsWatch;
import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.act.ClusterSettings;
import ecsremediation.act.SettingAnswer;
import ecsremediation.event.Fence;
import ecsremediation.incident.Mode;
import ecsremediation.incident.OperatorMessage;
import ecsremediation.incident.StepEvent;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import ecsremediation.report.StepPublisher;
import ecsremediation.simulator.ports.SimulatedCapacityWriter;
import ecsremediation.simulator.ports.SimulatedClusterReader;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An alarm without data stays OK for ever; one message says so. */
final class InsightsWatchTest {
    private final TwoClusters clusters = TwoClusters.quiet();
    private final SharedTable table = SharedTable.of(clusters.world());
    private final List<OperatorMessage> sent = new ArrayList<>();
    private final ReadSettings settings = new ReadSettings();
    private final Bus bus = new Bus();
    private boolean isRefusing;

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
    void aMailThatSnsRefusesIsSentAtTheNextTick() {
        settings.answer = new SettingAnswer.Present("disabled");
        InsightsWatch watch = watch(Mode.ACT, LabNames.FENCE);
        isRefusing = true;
        watch.check(clusters.world().now());
        isRefusing = false;
        clusters.world().advance(Duration.ofMinutes(5));

        watch.check(clusters.world().now());

        assertThat(sent).hasSize(1);
        assertThat(settings.reads).isEqualTo(2);
    }

    /** Also of a notice whose cause has ended meanwhile. */
    @Test
    void anEventThatTheBusRefusesIsPutAtTheNextTickForAnHour() {
        settings.answer = new SettingAnswer.Present("disabled");
        InsightsWatch watch = watch(Mode.ACT, LabNames.FENCE);
        isRefusing = true;
        watch.check(clusters.world().now());
        isRefusing = false;
        bus.isRefusing = true;
        clusters.world().advance(Duration.ofMinutes(5));
        watch.check(clusters.world().now());
        settings.answer = new SettingAnswer.Present("enabled");
        Remediation tick = new Remediation(
                ports(), policy(Mode.ACT, LabNames.FENCE), clusters.world().clock());
        clusters.world().advance(Duration.ofMinutes(5));
        tick.putRefusedNotices();
        assertThat(bus.taken).isEmpty();

        bus.isRefusing = false;
        clusters.world().advance(Duration.ofMinutes(5));
        tick.putRefusedNotices();
        tick.putRefusedNotices();

        assertThat(bus.taken).hasSize(1);
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
        return new InsightsWatch(ports(), policy(mode, fence), settings, LabNames.CLUSTER);
    }

    private static Policy policy(Mode mode, Fence fence) {
        return new Policy(mode, Limits.DEFAULT, fence, new Stack("ecs-remediation", "aws", "eu-central-1"));
    }

    private Ports ports() {
        return new Ports(
                new SimulatedClusterReader(clusters.world()),
                new SimulatedCapacityWriter(clusters.world()),
                table.store(),
                table.locks(),
                table.decisions(),
                this::send,
                bus,
                new RecordingJournal());
    }

    private void send(OperatorMessage message) {
        if (isRefusing) {
            throw new IllegalStateException("Throttling");
        }
        sent.add(message);
    }

    private static final class Bus implements StepPublisher {
        private final List<StepEvent> taken = new ArrayList<>();
        private boolean isRefusing;

        @Override
        public boolean hasBus() {
            return true;
        }

        @Override
        public SortedMap<String, String> put(List<StepEvent> events) {
            SortedMap<String, String> refused = new TreeMap<>();
            if (isRefusing) {
                events.forEach(event -> refused.put(event.id(), "ThrottlingException"));
            } else {
                taken.addAll(events);
            }
            return refused;
        }
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
