package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.incident.Mode;
import ecsremediation.incident.OperatorMessage;
import ecsremediation.report.Digest;
import ecsremediation.report.Notifier;
import ecsremediation.report.TimelineText;
import ecsremediation.simulator.ecs.ContainerSpec;
import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.ecs.TaskSpec;
import ecsremediation.simulator.messaging.DeliveredEmail;
import ecsremediation.simulator.ports.SimulatedNotifier;
import ecsremediation.simulator.scenario.Lab;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabScenario;
import ecsremediation.simulator.scenario.LabSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many services of one cluster lack tasks at the same time: one message, and no notification is lost. */
final class ManyServicesTest {
    /** More than an empty t3.micro of the lab registers. */
    private static final int TOO_LARGE_MIB = 2000;

    private final Lab lab = LabScenario.build(LabSettings.ofSeed(1));

    @Test
    void fourServicesWithTheSameNotificationShareOneMail() {
        Installed installed = Installed.in(lab, Mode.ACT);
        withMissingTasks(Digest.FROM);

        assertThat(installed.writer.calls()).hasSize(1);
        assertThat(installed.notified().getFirst())
                .isEqualTo("[ECS] EcsLabPublicCluster, 4 services: raising EcsLabAsg 1 → 5");
        assertThat(installed.notified()).filteredOn(s -> s.contains("raising")).hasSize(1);
        assertThat(lab.trace().now().running()).isEqualTo(1);
        assertThat(installed.store.closed())
                .hasSize(Digest.FROM)
                .allSatisfy(incident -> assertThat(incident.timeline())
                        .map(TimelineText::line)
                        .contains("mailed: raising EcsLabAsg", "mailed: cleared"));
    }

    @Test
    void threeServicesGetOneMailEach() {
        Installed installed = Installed.in(lab, Mode.ACT);
        withMissingTasks(Digest.FROM - 1);

        assertThat(installed.notified())
                .filteredOn(s -> s.contains("raising"))
                .hasSize(Digest.FROM - 1)
                .allMatch(s -> s.contains("raising EcsLabAsg 1 → 4"));
    }

    @Test
    void servicesWithDifferentNotificationsAreNotMixed() {
        Installed installed = Installed.in(lab, Mode.ACT);
        lab.world().ecs().register(TaskSpec.of("large", ContainerSpec.of("app", 256, TOO_LARGE_MIB)));
        lab.world().run(() -> {
            create(lab, "api", LabNames.TASK_FAMILY, Digest.FROM);
            create(lab, "large", "large", Digest.FROM);
        });
        lab.world().advance(Duration.ofMinutes(2));

        assertThat(installed.notified())
                .satisfiesExactlyInAnyOrder(
                        raised -> assertThat(raised).contains("4 services: raising EcsLabAsg 1 → 5"),
                        stuck -> assertThat(stuck).contains("4 services: action required"));
        assertThat(lab.world().topics().mailbox().stream()
                        .filter(mail -> mail.address().equals(LabNames.OPERATOR_ADDRESS))
                        .map(DeliveredEmail::text))
                .allSatisfy(text -> assertThat(text.contains("api-1") ^ text.contains("large-1"))
                        .isTrue());
    }

    @Test
    void theNextTickSendsADigestThatWasRefused() {
        FailingNotifier notifier = new FailingNotifier(new SimulatedNotifier(lab.world(), LabNames.OPERATOR_TOPIC), 1);
        Installed installed = Installed.in(lab, Mode.ACT, notifier);
        withMissingTasks(Digest.FROM);

        assertThat(notifier.refused)
                .singleElement()
                .satisfies(first -> assertThat(notifier.sent)
                        .filteredOn(m -> m.id().equals(first.id()))
                        .singleElement()
                        .satisfies(copy -> assertThat(copy.text()).startsWith("You may have this message already.")));
        assertThat(installed.notified())
                .filteredOn(s -> s.contains("raising"))
                .containsExactly("[ECS] EcsLabPublicCluster, 4 services: raising EcsLabAsg 1 → 5");
        assertThat(installed.writer.calls()).hasSize(1);
    }

    /**
     * In a digest its line would wait for the older notification and go out in a second mail with the digest's id.
     */
    @Test
    void aServiceWithAnOlderPendingNotificationGetsItsOwnMail() {
        FailingNotifier notifier = new FailingNotifier(new SimulatedNotifier(lab.world(), LabNames.OPERATOR_TOPIC), 1);
        Installed.in(lab, Mode.ACT, notifier);
        lab.world().advance(Duration.ofSeconds(40));
        create(lab, "first", LabNames.TASK_FAMILY, 1);
        lab.world().advance(Duration.ofSeconds(79));
        lab.world().run(() -> create(lab, "api", LabNames.TASK_FAMILY, Digest.FROM));
        lab.world().advance(Duration.ofSeconds(2));

        assertThat(notifier.refused).hasSize(1);
        assertThat(notifier.sent).extracting(OperatorMessage::id).doesNotHaveDuplicates();
        assertThat(notifier.sent)
                .extracting(OperatorMessage::subject)
                .containsExactly(
                        "[ECS] EcsLabPublicCluster, 4 services: raising EcsLabAsg 2 → 6",
                        "[ECS] first-1: raising EcsLabAsg 1 → 2 for 1 unplaced task",
                        "[ECS] first-1: raising EcsLabAsg 2 → 6 for 1 unplaced task and for 4 more services");
    }

    /** Creates services with a desired count of 1, for whose tasks the lab's one instance has no free memory. */
    private void withMissingTasks(int services) {
        lab.world().run(() -> create(lab, "api", LabNames.TASK_FAMILY, services));
        lab.world().advance(Duration.ofMinutes(40));
    }

    private static void create(Lab lab, String name, String family, int services) {
        IntStream.rangeClosed(1, services)
                .forEach(i ->
                        lab.world().ecs().createService(LabNames.CLUSTER, ServiceSpec.ec2(name + "-" + i, family, 1)));
    }

    /** Refuses the first messages, as a topic does after its key was disabled. */
    private static final class FailingNotifier implements Notifier {
        private final Notifier notifier;
        private int times;
        private final List<OperatorMessage> refused = new ArrayList<>();
        private final List<OperatorMessage> sent = new ArrayList<>();

        FailingNotifier(Notifier notifier, int times) {
            this.notifier = notifier;
            this.times = times;
        }

        @Override
        public void send(OperatorMessage message) {
            if (times-- > 0) {
                refused.add(message);
                throw new IllegalStateException("KMSDisabled");
            }
            notifier.send(message);
            sent.add(message);
        }
    }
}
