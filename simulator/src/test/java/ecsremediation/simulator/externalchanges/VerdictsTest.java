package ecsremediation.simulator.externalchanges;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.simulator.autoscaling.LaunchFault;
import ecsremediation.simulator.messaging.DeliveredEmail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How an incident's mails end: resolved, partly resolved, failed; and never one mail per tick. */
final class VerdictsTest {
    private static final LaunchFault.Refused NO_CAPACITY =
            LaunchFault.insufficientCapacity("t3.micro", "eu-central-1a");

    @Test
    void recoveryMailSaysHowLongEachStepTook() {
        ObservedWorld lab = ObservedWorld.lab().inTrouble().pass(Duration.ofHours(24));

        assertThat(lab.subjects()).hasSize(2).last().asString().contains("cleared, 4 of 4 tasks running after 5 min");
        assertThat(lab.newest())
                .containsPattern("EcsLabAsg raised: desired 1 → 4, max 1 → 4 09:00 UTC mailed")
                .containsPattern("EcsLabAsg: 4 in service \\(after \\d min( \\d+ s)?\\)")
                .containsPattern("EcsLabAsg: 4 registered \\(after \\d min( \\d+ s)?\\)")
                .containsPattern("every task runs \\(after \\d min( \\d+ s)?\\)");
    }

    @Test
    void partialMailSaysWhatRemainsAndWhyAndRepeatsAtGrowingIntervals() {
        ObservedWorld lab = ObservedWorld.lab();
        lab.fault(Optional.of(new LaunchFault.RefusedBeyond(3, NO_CAPACITY.statusMessage())));
        lab.group().retry(Optional.of(Duration.ofMinutes(15)));
        lab.inTrouble().pass(Duration.ofHours(24));

        assertThat(lab.running()).isEqualTo(3);
        assertThat(escalations(lab))
                .hasSize(4)
                .allMatch(
                        m -> m.subject().contains("1 of 4 tasks missing: EC2 has no capacity for these instances now"));
        assertThat(lab.newest())
                .contains(
                        "Partly resolved: 2 tasks started since the raise of 09:00 UTC. EcsLabAsg was raised to 4 and has 3 in"
                                + " service and 3 registered.")
                .contains("let the group launch other instance types as well");
    }

    @Test
    void failureMailRepeatsAfterOneFourAndTwelveHours() {
        ObservedWorld lab = ObservedWorld.lab();
        lab.fault(Optional.of(NO_CAPACITY));
        lab.group().retry(Optional.of(Duration.ofMinutes(15)));
        lab.inTrouble().pass(Duration.ofHours(24));

        assertThat(lab.subjects()).hasSize(6);
        assertThat(escalations(lab))
                .hasSize(4)
                .allMatch(m -> m.subject().contains("EC2 has no capacity for these instances now"));
        assertThat(hoursBetween(escalations(lab))).containsExactly(1L, 4L, 12L);
        assertThat(lab.newest())
                .contains(
                        "Not resolved: no task started since the raise of 09:00 UTC. EcsLabAsg was raised to 4 and has 1 in"
                                + " service and 1 registered.");
    }

    @Test
    void mailNamesInstancesThatNeverRegisterAndNoMoreAreLaunched() {
        ObservedWorld lab =
                ObservedWorld.withFault(new LaunchFault.NeverRegisters()).pass(Duration.ofHours(24));

        assertThat(lab.raises()).hasSize(1);
        assertThat(escalations(lab))
                .hasSize(4)
                .allMatch(m -> m.subject().contains("instances run but do not register"));
        assertThat(hoursBetween(escalations(lab))).containsExactly(1L, 4L, 12L);
    }

    private static List<DeliveredEmail> escalations(ObservedWorld lab) {
        return lab.mails().stream()
                .filter(m -> m.subject().contains("action required"))
                .toList();
    }

    private static List<Long> hoursBetween(List<DeliveredEmail> mails) {
        List<Instant> at = mails.stream().map(DeliveredEmail::at).toList();
        return IntStream.range(1, at.size())
                .mapToObj(i ->
                        Math.round(Duration.between(at.get(i - 1), at.get(i)).toMinutes() / 60.0))
                .toList();
    }
}
