package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.simulator.remediation.KillPoint.Side;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The functions, as they are deployed, are killed before and after every request of the lab's incident that writes
 * something, and started again: the request gets lost, or it is carried out and its answer gets lost. Which requests
 * there are is what a recording of the undisturbed incident shows. {@code -Dkill.points=all} kills them at those as well
 * that only read: some 1,300 runs.
 */
final class KillOverHttpTest {
    private static final Predicate<PortCall> POINTS =
            "all".equals(System.getProperty("kill.points")) ? _ -> true : PortCall::write;

    private static final PrintStream OUTPUT = System.out;

    /** Drops the functions' output: the log lines and metrics of all runs are about 100,000 lines. */
    @BeforeAll
    static void dropWhatTheFunctionsWrite() {
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    @AfterAll
    static void keepWhatTheFunctionsWrite() {
        System.setOut(OUTPUT);
    }

    @ParameterizedTest
    @EnumSource(names = {"SAME_TRIGGER_AGAIN", "FRESH_TRIGGERS"})
    void killedAtAnyWriteItRaisesNoMoreNotifiesOnceAndEnds(Restart restart) {
        Kills kills = Kills.in(Trouble.MEMORY_FULL, OverHttp::new);
        Stream<KillPoint> points = kills.calls().filter(POINTS).flatMap(KillPoint::around);

        assertThat(points.flatMap(point -> kills.broken(point, restart))).isEmpty();
    }

    /** What is left behind is the same before a write as after the one before it, so that one side is enough here. */
    @Test
    void killedAfterAnyWriteAndTriggeredByAFurtherAlarmItRaisesNoMoreNotifiesOnceAndEnds() {
        Kills kills = Kills.in(Trouble.MEMORY_FULL, OverHttp::new);
        Stream<KillPoint> points = kills.calls().filter(POINTS).map(call -> new KillPoint(call, Side.AFTER));

        assertThat(points.flatMap(point -> kills.broken(point, Restart.FURTHER_ALARM)))
                .isEmpty();
    }

    @Test
    void killedAfterAnyWriteWhileServicesAreNotifiedTogetherEachIsNotifiedOnce() {
        Kills kills = Kills.in(Trouble.FIVE_SERVICES, OverHttp::new);
        Stream<KillPoint> points = kills.calls().filter(POINTS).map(call -> new KillPoint(call, Side.AFTER));

        assertThat(points.flatMap(point -> kills.broken(point, Restart.SAME_TRIGGER_AGAIN)))
                .isEmpty();
    }

    @Test
    void undisturbedEachMailComesOnceAndNoLockIsKept() {
        Playthrough undisturbed = Playthrough.undisturbed(Trouble.MEMORY_FULL, OverHttp::new);

        assertThat(IncidentInvariants.of(undisturbed).brokenBy(undisturbed)).isEmpty();
        assertThat(undisturbed.notified())
                .noneMatch(ReceivedNotification::copy)
                .extracting(ReceivedNotification::notification)
                .containsExactly("RAISED", "CLEARED");
        assertThat(undisturbed.closed()).hasSize(1);
    }

    /** So that a service whose calls are no longer seen does not go by unnoticed. */
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
