package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.simulator.remediation.KillPoint.Side;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills the program before and after every outside call of a whole incident, from the alarm to the last mail, and
 * restarts it. A recording of the undisturbed incident lists the calls.
 */
final class KillTest {
    @ParameterizedTest
    @EnumSource
    void killedAnywhereItRaisesNoMoreNotifiesOnceAndEnds(Restart restart) {
        Kills kills = Kills.in(Trouble.MEMORY_FULL, InProcessDriver::new);

        assertThat(kills.calls().flatMap(KillPoint::around).flatMap(point -> kills.broken(point, restart)))
                .isEmpty();
    }

    /** These make many calls. Each call is tried on one side only, and the restarts take turns. */
    @ParameterizedTest
    @EnumSource(names = {"TWO_SERVICES", "CEILING_TOO_LOW", "LAUNCHES_FAIL"})
    void killedAnywhereInALongerIncidentItRaisesNoMoreNotifiesOnceAndEnds(Trouble trouble) {
        Kills kills = Kills.in(trouble, InProcessDriver::new);
        Stream<KillPoint> points = kills.calls().map(call -> new KillPoint(call, Side.AFTER));

        assertThat(points.flatMap(point -> kills.broken(point, inTurn(point)))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SAME_TRIGGER_AGAIN", "FRESH_TRIGGERS"})
    void killedAnywhereDuringADigestEachServiceIsReportedOnce(Restart restart) {
        Kills kills = Kills.in(Trouble.FIVE_SERVICES, InProcessDriver::new);
        Stream<KillPoint> points = kills.calls().map(call -> new KillPoint(call, Side.AFTER));

        assertThat(points.flatMap(point -> kills.broken(point, restart))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void withoutAKillEachMailComesOnceAndNoLockIsKept(Trouble trouble) {
        Playthrough undisturbed = Playthrough.undisturbed(trouble, InProcessDriver::new);

        assertThat(IncidentInvariants.of(undisturbed).brokenBy(undisturbed)).isEmpty();
        assertThat(undisturbed.notified())
                .noneMatch(ReceivedNotification::copy)
                .extracting(ReceivedNotification::key)
                .doesNotHaveDuplicates();
        assertThat(undisturbed.notified())
                .extracting(ReceivedNotification::notification)
                .contains("RAISED", "CLEARED");
    }

    private static Restart inTurn(KillPoint point) {
        List<Restart> restarts = List.of(Restart.values());
        return restarts.get(point.call().number() % restarts.size());
    }
}
