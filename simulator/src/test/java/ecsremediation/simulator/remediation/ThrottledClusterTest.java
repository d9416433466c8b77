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
 * From an alarm to the raise in the largest cluster, over HTTP, with the SDK's attempts and pauses, while ECS
 * throttles calls beyond its rates. With 40 gaps one reconciliation reads everything. With 600 it cannot: ECS answers
 * for 50 task definitions at once and for 20 per second, which is 550 in the 25 s of a reconciliation.
 */
final class ThrottledClusterTest {
    /** The template's timeout of every function. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final int MOST_EVENTS = 10;
    private static final int MOST_RECONCILIATIONS = 3;

    private final World world = LargeCluster.build();
    private final ThrottledFunctions functions = new ThrottledFunctions(world);

    @AfterEach
    void close() {
        functions.close();
    }

    @Test
    void oneReconciliationReadsFortyGapsAndRaisesOnce() {
        LargeCluster.addGaps(world, 40);

        Observation seen = nextReconciliation().observation();

        assertThat(seen.unread()).isEmpty();
        assertThat(seen.services()).hasSize(LargeCluster.SERVICES);
        assertThat(seen.containerInstances()).hasSize(LargeCluster.INSTANCES);
        assertThat(functions.raised()).containsExactly("g-0");
        assertThat(functions.mails()).containsExactly("[ECS] large, 40 services: raising g-0 500 → 510");
        assertTurnedAwayAndYetInTime();
    }

    @Test
    void raisesOnlyAfterATickReadsWhatTheAlarmsReconciliationCouldNot() {
        LargeCluster.addGaps(world, 600);

        Report first = nextReconciliation();
        assertThat(first.observation().unread())
                .isNotEmpty()
                .extracting(ReadFailure::why)
                .contains("the time for one observation, 25 s, was used up");
        assertThat(functions.raised()).isEmpty();
        assertThat(functions.mails()).isEmpty();

        functions.tickEveryMinute();
        Report whole = wholeReconciliation();
        assertThat(whole.observation().services()).hasSize(LargeCluster.SERVICES);
        assertThat(functions.raised()).containsExactly("g-0");
        assertThat(functions.mails()).containsExactly("[ECS] large, 600 services: raising g-0 500 → 510");
        assertTurnedAwayAndYetInTime();
    }

    /** The next reconciliation. Events that lead to none are skipped. */
    private Report nextReconciliation() {
        int before = reconciliations().size();
        for (int event = 0; reconciliations().size() == before; event++) {
            assertThat(event).as("events without a reconciliation").isLessThan(MOST_EVENTS);
            functions.handleNext();
        }
        return reconciliations().getLast();
    }

    /** The first reconciliation that reads everything. */
    private Report wholeReconciliation() {
        Report reconcile = nextReconciliation();
        for (int reconciliations = 1; !reconcile.observation().isComplete(); reconciliations++) {
            assertThat(reconciliations).as("incomplete reconciliations").isLessThan(MOST_RECONCILIATIONS);
            reconcile = nextReconciliation();
        }
        return reconcile;
    }

    private List<Report> reconciliations() {
        return functions.journal.reconciliations;
    }

    private void assertTurnedAwayAndYetInTime() {
        assertThat(functions.calls.refused()).isPositive();
        assertThat(functions.calls).matches(CountedBuckets::areKept);
        assertThat(functions.runs).allMatch(run -> run.compareTo(TIMEOUT) < 0);
        assertThat(reconciliations())
                .filteredOn(reconcile -> !reconcile.observation().isComplete())
                .allMatch(reconcile -> reconcile.outcomes().isEmpty());
    }
}
