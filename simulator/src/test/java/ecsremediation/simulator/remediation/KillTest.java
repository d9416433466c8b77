package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.simulator.remediation.KillPoint.Side;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The program is killed before and after every outside call of a whole incident, from the alarm to the last mail, and
 * started again. Which calls there are is what a recording of the undisturbed incident shows.
 */
final class KillTest {
    private static final Outside.Kind PORTS = Outside::atThePorts;

    @ParameterizedTest
    @CsvSource({"MEMORY_FULL, SAME_TRIGGER_AT_ONCE", "MEMORY_FULL, SAME_TRIGGER_AGAIN", "MEMORY_FULL, FRESH_TRIGGERS"})
    void killedAnywhereItRaisesNoMoreTellsOnceAndEnds(Trouble trouble, Restart restart) {
        Playthrough undisturbed = Playthrough.undisturbed(trouble, PORTS);
        List<KillPoint> points = KillPoint.around(undisturbed.calls().done());

        assertThat(points.stream().flatMap(p -> broken(Promises.of(undisturbed), trouble, p, restart)))
                .isEmpty();
    }

    /** These make so many calls that only one side of each call is tried, with one of the restarts in turn. */
    @ParameterizedTest
    @EnumSource(names = {"TWO_SERVICES", "CEILING_TOO_LOW", "LAUNCHES_FAIL"})
    void killedAnywhereInALongerIncidentItRaisesNoMoreTellsOnceAndEnds(Trouble trouble) {
        Playthrough undisturbed = Playthrough.undisturbed(trouble, PORTS);
        Stream<KillPoint> points = undisturbed.calls().done().stream().map(c -> new KillPoint(c, Side.AFTER));

        assertThat(points.flatMap(p -> broken(Promises.of(undisturbed), trouble, p, inTurn(p))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void undisturbedEachMailComesOnce(Trouble trouble) {
        Playthrough undisturbed = Playthrough.undisturbed(trouble, PORTS);

        assertThat(undisturbed.hasEnded()).isTrue();
        assertThat(undisturbed.told())
                .noneMatch(Told::copy)
                .extracting(Told::id)
                .doesNotHaveDuplicates();
        assertThat(undisturbed.told()).extracting(Told::news).contains("RAISED", "CLEARED");
    }

    private static Restart inTurn(KillPoint point) {
        List<Restart> restarts = List.of(Restart.values());
        return restarts.get(point.call().number() % restarts.size());
    }

    private static Stream<String> broken(Promises promises, Trouble trouble, KillPoint point, Restart restart) {
        Playthrough killed = Playthrough.killed(trouble, PORTS, point, restart);
        assertThat(killed.calls().death()).as("death %s", point).isPresent();
        return promises.brokenBy(killed).stream().map(b -> point + ", " + restart + ": " + b);
    }
}
