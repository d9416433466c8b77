package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.lifecycle.Report;
import ecsremediation.model.Observation;
import ecsremediation.model.ReadFailure;
import ecsremediation.simulator.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * From an alarm to the raise in the largest cluster, over HTTP, with the SDK's own attempts and pauses, while ECS turns
 * away what is beyond its rates. With 40 gaps one look sees it all. With 600 it cannot: ECS answers for 50 task
 * definitions at once and for 20 a second, which is 550 in the 25 s of a look.
 */
final class ThrottledClusterTest {
    /** The template's, for every function. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final int MOST_EVENTS = 10;
    private static final int MOST_LOOKS = 3;

    private final World world = LargeCluster.build();
    private final ThrottledFunctions functions = new ThrottledFunctions(world);

    @AfterEach
    void close() {
        functions.close();
    }

    @Test
    void theAlarmsLookSeesFortyGapsAmongTheRestAndRaisesOnce() {
        LargeCluster.addGaps(world, 40);

        Observation seen = nextLook().observation();

        assertThat(seen.unread()).isEmpty();
        assertThat(seen.services()).hasSize(LargeCluster.SERVICES);
        assertThat(seen.containerInstances()).hasSize(LargeCluster.INSTANCES);
        assertThat(functions.raised()).containsExactly("g-0");
        assertThat(functions.mails()).containsExactly("[ECS] large, 40 services: raising g-0 500 → 510");
        assertTurnedAwayAndYetInTime();
    }

    @Test
    void whatTheAlarmsLookHasNoTimeForIsLeftToTheTicksAndNothingIsRaisedUntilOneSeesItAll() {
        LargeCluster.addGaps(world, 600);

        Report first = nextLook();
        assertThat(first.observation().unread())
                .isNotEmpty()
                .extracting(ReadFailure::why)
                .contains("the time for one observation, 25 s, was used up");
        assertThat(functions.raised()).isEmpty();
        assertThat(functions.mails()).isEmpty();

        functions.tickEveryMinute();
        Report whole = wholeLook();
        assertThat(whole.observation().services()).hasSize(LargeCluster.SERVICES);
        assertThat(functions.raised()).containsExactly("g-0");
        assertThat(functions.mails()).containsExactly("[ECS] large, 600 services: raising g-0 500 → 510");
        assertTurnedAwayAndYetInTime();
    }

    /** The next look, after whatever events lead to none. */
    private Report nextLook() {
        int before = looks().size();
        for (int event = 0; looks().size() == before; event++) {
            assertThat(event).as("events without a look").isLessThan(MOST_EVENTS);
            functions.handleNext();
        }
        return looks().getLast();
    }

    /** The first look that sees everything. */
    private Report wholeLook() {
        Report look = nextLook();
        for (int looks = 1; !look.observation().isComplete(); looks++) {
            assertThat(looks).as("looks that do not see it all").isLessThan(MOST_LOOKS);
            look = nextLook();
        }
        return look;
    }

    private List<Report> looks() {
        return functions.journal.looks;
    }

    private void assertTurnedAwayAndYetInTime() {
        assertThat(functions.calls.refused()).isPositive();
        assertThat(functions.calls).matches(CountedBuckets::areKept);
        assertThat(functions.runs).allMatch(run -> run.compareTo(TIMEOUT) < 0);
        assertThat(looks())
                .filteredOn(look -> !look.observation().isComplete())
                .allMatch(look -> look.outcomes().isEmpty());
    }
}
