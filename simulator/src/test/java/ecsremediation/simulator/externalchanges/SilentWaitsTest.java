package ecsremediation.simulator.externalchanges;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.model.ContainerInstance;
import ecsremediation.simulator.autoscaling.LaunchFault;
import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.messaging.DeliveredEmail;
import ecsremediation.simulator.ports.SimulatedClusterReader;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Waits of two days for a machine that never comes: operators hear of them within 45 minutes, and then daily. */
final class SilentWaitsTest {
    private static final Duration FIRST = Duration.ofMinutes(45);

    /** An action item is repeated after a day, by the next reconciliation. */
    private static final Duration LONGEST_SILENCE = Duration.ofDays(1).plusMinutes(5);

    @Test
    void theAgentOfTheIdleInstanceIsGoneForGood() {
        ObservedWorld lab = ObservedWorld.lab();
        raisedByHand(lab);
        lab.passMinutes(10);
        lab.world().ecs().agentConnected(idle(lab), false);
        lab.lab.raiseDesiredCount(2);

        staysNotified(lab, Duration.ofDays(2));
        assertThat(lab.raises()).isEmpty();
    }

    @Test
    void aHookThatNeverCompletesAfterAnotherActorsRaise() {
        ObservedWorld lab = ObservedWorld.lab();
        lab.fault(Optional.of(new LaunchFault.Hook(Duration.ofDays(30), Optional.empty())));
        raisedByHand(lab);
        lab.lab.raiseDesiredCount(2);

        staysNotified(lab, Duration.ofHours(40));
        assertThat(lab.raises()).isEmpty();
    }

    private static void raisedByHand(ObservedWorld lab) {
        lab.world()
                .autoScaling()
                .update(LabNames.GROUP, new SizeChange(OptionalInt.empty(), OptionalInt.of(2), OptionalInt.of(2)));
    }

    private static String idle(ObservedWorld lab) {
        return new SimulatedClusterReader(lab.world())
                .observe(LabNames.CLUSTER, lab.world().now()).containerInstances().stream()
                        .filter(i -> i.runningTasks() == 0)
                        .map(ContainerInstance::ec2InstanceId)
                        .findFirst()
                        .orElseThrow();
    }

    private static void staysNotified(ObservedWorld lab, Duration time) {
        Instant begin = lab.world().now();
        lab.pass(time);
        List<Instant> mails = lab.mails().stream().map(DeliveredEmail::at).toList();

        assertThat(mails).isNotEmpty();
        assertThat(Duration.between(begin, mails.getFirst())).isLessThanOrEqualTo(FIRST);
        Instant last = mails.getFirst();
        for (Instant mail : mails) {
            assertThat(Duration.between(last, mail)).isLessThanOrEqualTo(LONGEST_SILENCE);
            last = mail;
        }
        assertThat(Duration.between(last, lab.world().now())).isLessThanOrEqualTo(LONGEST_SILENCE);
        assertThat(lab.subjects()).anyMatch(subject -> subject.contains("action required"));
    }
}
