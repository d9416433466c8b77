package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.handler.LogLevel;
import ecsremediation.simulator.remediation.KillPoint.Side;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.event.Level;

/**
 * Kills the deployed functions before and after every write request of the lab's incident, and restarts them. The
 * request is lost, or it is carried out and its answer is lost. A recording of the undisturbed incident lists the
 * requests. {@code -Dkill.points=all} also kills at requests that only read: about 1,300 runs, with one error line
 * per function killed during a read.
 */
final class KillOverHttpTest {
    private static final Predicate<PortCall> POINTS =
            "all".equals(System.getProperty("kill.points")) ? _ -> true : PortCall::write;

    /** A log line for every reconciliation of every run would make 100,000 lines. */
    @BeforeAll
    static void logFailuresAlone() {
        new LogLevel().setLogLevel(Level.ERROR);
    }

    @AfterAll
    static void logAsUsual() {
        new LogLevel().setLogLevel(Level.INFO);
    }

    @ParameterizedTest
    @EnumSource(names = {"SAME_TRIGGER_AGAIN", "FRESH_TRIGGERS"})
    void killedAtAnyWriteItRaisesNoMoreNotifiesOnceAndEnds(Restart restart) {
        Kills kills = Kills.in(Trouble.MEMORY_FULL, OverHttp::new);
        Stream<KillPoint> points = kills.calls().filter(POINTS).flatMap(KillPoint::around);

        assertThat(points.flatMap(point -> kills.broken(point, restart))).isEmpty();
    }

    /** The state before a write equals the state after the write before it, so one side is enough here. */
    @Test
    void killedAfterAnyWriteAndTriggeredByAFurtherAlarmItRaisesNoMoreNotifiesOnceAndEnds() {
        Kills kills = Kills.in(Trouble.MEMORY_FULL, OverHttp::new);
        Stream<KillPoint> points = kills.calls().filter(POINTS).map(call -> new KillPoint(call, Side.AFTER));

        assertThat(points.flatMap(point -> kills.broken(point, Restart.FURTHER_ALARM)))
                .isEmpty();
    }

    @Test
    void killedAfterAnyWriteDuringADigestEachServiceIsReportedOnce() {
        Kills kills = Kills.in(Trouble.FIVE_SERVICES, OverHttp::new);
        Stream<KillPoint> points = kills.calls().filter(POINTS).map(call -> new KillPoint(call, Side.AFTER));

        assertThat(points.flatMap(point -> kills.broken(point, Restart.SAME_TRIGGER_AGAIN)))
                .isEmpty();
    }

    @Test
    void withoutAKillEachMailComesOnceAndNoLockIsKept() {
        Playthrough undisturbed = Playthrough.undisturbed(Trouble.MEMORY_FULL, OverHttp::new);

        assertThat(IncidentInvariants.of(undisturbed).brokenBy(undisturbed)).isEmpty();
        assertThat(undisturbed.notified())
                .noneMatch(ReceivedNotification::copy)
                .extracting(ReceivedNotification::notification)
                .containsExactly("RAISED", "CLEARED");
        assertThat(undisturbed.closed()).hasSize(1);
    }

    /** Fails if the recording misses the calls of a service. */
    @Test
    void theWritesOfAnIncidentGoToEveryServiceThatIsWrittenTo() {
        Playthrough undisturbed = Playthrough.undisturbed(Trouble.MEMORY_FULL, OverHttp::new);

        assertThat(undisturbed.calls().stream().filter(PortCall::write).map(PortCall::what))
                .contains(
                        "autoscaling:UpdateAutoScalingGroup",
                        "dynamodb:PutItem",
                        "dynamodb:TransactWriteItems",
                        "sns:Publish");
    }
}
