package ecsremediation.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.EndlessBoots;
import ecsremediation.fixture.HeldStill;
import ecsremediation.fixture.MessagePromise;
import ecsremediation.fixture.Wait;
import ecsremediation.incident.Incident;
import ecsremediation.incident.Mode;
import ecsremediation.incident.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Clusters that are held still reveal a program that does not know since when it waits. */
class PlantedWaitFaultsTest {
    private static final int CLUSTERS = 10;

    @Test
    void anAgentsClockThatStartsAtEachReconciliationIsFound() {
        assertThat(breaches(Wait.AGENT_RECONNECTING, PlantedWaitFaultsTest::withoutFirstSight))
                .anySatisfy(b -> assertThat(b.promise()).isEqualTo("the wait ends"));
        assertThat(breaches(Wait.AGENT_RECONNECTING, UnaryOperator.identity())).isEmpty();
    }

    @Test
    void aBootTimeWithoutALimitIsFound() {
        assertThat(breaches(Wait.CAPACITY_ON_ITS_WAY, EndlessBoots::in))
                .anySatisfy(b -> assertThat(b.promise()).isEqualTo("the wait ends"));
        assertThat(breaches(Wait.CAPACITY_ON_ITS_WAY, UnaryOperator.identity())).isEmpty();
    }

    private static List<MessagePromise.Breach> breaches(Wait wait, UnaryOperator<Snapshot> fault) {
        return IntStream.range(0, CLUSTERS)
                .mapToObj(seed -> HeldStill.of(wait.of(seed), Mode.ACT, fault))
                .flatMap(cluster -> cluster.breaches().stream())
                .toList();
    }

    private static Snapshot withoutFirstSight(Snapshot snapshot) {
        return snapshot.with(snapshot.incidents().stream()
                .map(PlantedWaitFaultsTest::withoutProgress)
                .toList());
    }

    private static Incident withoutProgress(Incident i) {
        return new Incident(
                i.service(),
                i.openedAt(),
                i.phase(),
                i.cause(),
                Optional.empty(),
                i.doubt(),
                i.timeline(),
                i.nextReconciliation(),
                i.deadline(),
                i.notifications(),
                i.pending(),
                i.outbox(),
                i.version());
    }
}
