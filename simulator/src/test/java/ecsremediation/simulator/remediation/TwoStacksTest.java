package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.act.CapacityChange;
import ecsremediation.event.Fence;
import ecsremediation.event.Trigger;
import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeOrder;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import ecsremediation.simulator.play.Reconciled;
import ecsremediation.simulator.ports.InMemoryDecisionLog;
import ecsremediation.simulator.ports.InMemoryGroupLocks;
import ecsremediation.simulator.ports.InMemoryIncidentStore;
import ecsremediation.simulator.ports.SimulatedCapacityWriter;
import ecsremediation.simulator.ports.SimulatedClusterReader;
import ecsremediation.simulator.ports.SimulatedNotifier;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two stacks with tables of their own in one account, and 2 clusters with a group each. */
final class TwoStacksTest {
    private final TwoClusters clusters = TwoClusters.quiet();
    private final List<DeployedStack> stacks = new ArrayList<>();

    @Test
    void apartEachRaisesTheGroupOfItsClusterAlone() {
        DeployedStack first = install("first", LabNames.FENCE.ofClusters(List.of(LabNames.CLUSTER)));
        DeployedStack second = install("second", LabNames.FENCE.ofClusters(List.of(TwoClusters.SECOND)));
        shortage();

        assertThat(first.writer().calls()).containsExactly(toThree(LabNames.GROUP));
        assertThat(second.writer().calls()).containsExactly(toThree(TwoClusters.SECOND));
        assertThat(clusters.isAtRest()).isTrue();
    }

    @Test
    void sharingClustersEachRaisesTheGroupThatIsTaggedForIt() {
        DeployedStack first = install("first", LabNames.FENCE.sharedWith(List.of("second")));
        DeployedStack second = install("second", LabNames.FENCE.sharedWith(List.of("first")));
        tag(LabNames.GROUP, "second");
        tag(TwoClusters.SECOND, "first");
        shortage();

        assertThat(first.writer().calls()).containsExactly(toThree(TwoClusters.SECOND));
        assertThat(second.writer().calls()).containsExactly(toThree(LabNames.GROUP));
        assertThat(clusters.isAtRest()).isTrue();
    }

    @Test
    void sharingClustersWithoutATagNeitherRaisesAndEachSaysSoOnce() {
        DeployedStack first = install("first", LabNames.FENCE.sharedWith(List.of("second")));
        DeployedStack second = install("second", LabNames.FENCE.sharedWith(List.of("first")));
        shortage();

        assertThat(first.writer().calls()).isEmpty();
        assertThat(second.writer().calls()).isEmpty();
        assertThat(mailsOf("no tag ecs-remediation:stack says whose it is")).hasSize(4);
        assertThat(mailsOf("second may raise " + LabNames.GROUP + " as well")).hasSize(1);
        assertThat(mailsOf("first may raise " + LabNames.GROUP + " as well")).hasSize(1);
    }

    @Test
    void aTagEndsTheHold() {
        DeployedStack first = install("first", LabNames.FENCE.sharedWith(List.of("second")));
        DeployedStack second = install("second", LabNames.FENCE.sharedWith(List.of("first")));
        shortage();
        tag(LabNames.GROUP, "first");
        tick(15);

        assertThat(first.writer().calls()).containsExactly(toThree(LabNames.GROUP));
        assertThat(second.writer().calls()).isEmpty();
    }

    /** Two stacks that do not know of each other: targets are absolute, so the group is raised once. */
    @Test
    void stacksThatDoNotKnowOfEachOtherRaiseAGroupOnce() {
        DeployedStack first = install("first", LabNames.FENCE);
        DeployedStack second = install("second", LabNames.FENCE);
        shortage();

        assertThat(first.writer().calls()).containsExactly(toThree(LabNames.GROUP), toThree(TwoClusters.SECOND));
        assertThat(second.writer().calls()).isEmpty();
        assertThat(clusters.isAtRest()).isTrue();
    }

    private static CapacityChange toThree(String group) {
        return new CapacityChange(group, new Capacity(1, 1), new Capacity(3, 3));
    }

    private void shortage() {
        clusters.setDesired(LabNames.CLUSTER, 3);
        clusters.setDesired(TwoClusters.SECOND, 3);
        tick(20);
    }

    private void tag(String group, String stack) {
        clusters.world().autoScaling().group(group).tag(AutoScalingGroup.STACK_TAG, Optional.of(stack));
    }

    private void tick(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            clusters.world().advance(Duration.ofMinutes(1));
            for (DeployedStack stack : stacks) {
                Reconciled.by(
                        stack.remediation(), new Trigger.Tick(clusters.world().now()));
            }
        }
    }

    private List<String> mailsOf(String words) {
        return clusters.world().topics().mailbox().stream()
                .filter(mail -> mail.address().equals(LabNames.OPERATOR_ADDRESS))
                .map(mail -> mail.text().replaceAll("\\s+", " "))
                .filter(text -> text.contains(words))
                .toList();
    }

    private DeployedStack install(String name, Fence fence) {
        SimulatedCapacityWriter writer = new SimulatedCapacityWriter(clusters.world());
        IncidentStore store = new InMemoryIncidentStore();
        store.save(new ModeOrder(
                Mode.ACT, "operator", Optional.empty(), clusters.world().now()));
        Ports ports = new Ports(
                new SimulatedClusterReader(clusters.world()),
                writer,
                store,
                new InMemoryGroupLocks(),
                new InMemoryDecisionLog(),
                new SimulatedNotifier(clusters.world(), LabNames.OPERATOR_TOPIC),
                new RecordingJournal());
        Policy policy = new Policy(Mode.ACT, Limits.DEFAULT, fence, new Stack(name, "aws", "eu-central-1"));
        DeployedStack installed = new DeployedStack(
                new Remediation(ports, policy, clusters.world().clock()), writer);
        stacks.add(installed);
        return installed;
    }

    /** One of the stacks. */
    private record DeployedStack(Remediation remediation, SimulatedCapacityWriter writer) {}
}
