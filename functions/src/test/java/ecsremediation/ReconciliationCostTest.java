package ecsremediation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import ecsremediation.fixture.InMemoryPorts;
import ecsremediation.fixture.LargeClusters;
import ecsremediation.fixture.WholeReconciliation;
import ecsremediation.model.Observation;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What whole reconciliations of clusters of many services cost, as ratios. The bytes that they allocate are the same
 * whatever else runs, and are held to the goals. A search that compares and allocates nothing shows in CPU time alone, whose
 * bounds leave room for noise and fail for work that grows with the square of the services. The figures themselves are in
 * docs/benchmarks.md.
 */
class ReconciliationCostTest {
    private static final int RUNS = 3;
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    @BeforeAll
    static void warmUp() {
        Cost.of(LargeClusters.servicesWithGaps(500, 10).observation());
    }

    /** Four times the services: 4 where the work is in proportion, 16 where it grows with the square. */
    @Test
    void costsInProportionToTheServices() {
        Cost small = Cost.of(LargeClusters.servicesWithGaps(500, 1).observation());
        Cost large = Cost.of(LargeClusters.servicesWithGaps(2_000, 1).observation());

        assertThat(large.bytes() / small.bytes()).isLessThan(Math.pow(4, 1.15));
        assertThat(large.seconds() / small.seconds()).isLessThan(Math.pow(4, 1.4));
    }

    @Test
    void tenGroupsCostLittleMoreThanOne() {
        Cost one = Cost.of(LargeClusters.servicesWithGaps(1_000, 1).observation());
        Cost ten = Cost.of(LargeClusters.servicesWithGaps(1_000, 10).observation());

        assertThat(ten.bytes() / one.bytes()).isLessThan(1.3);
        assertThat(ten.seconds() / one.seconds()).isLessThan(1.5);
    }

    @Test
    void ofTheMessagesOfADigestOneIsKeptWhole() {
        InMemoryPorts ports =
                new WholeReconciliation(LargeClusters.servicesWithGaps(100, 1).observation()).first();

        assertThat(ports.sent()).singleElement().satisfies(digest -> {
            assertThat(digest.text()).contains("100 services of cluster", "service00099: ");
            assertThat(digest.text().split("WHAT WAS SEEN", -1)).hasSize(2);
        });
        assertThat(ports.renderedWhole()).isEqualTo(1);
        assertThat(ports.saved(message -> !message.text().contains("WHAT HAPPENS NEXT")))
                .isZero();
    }

    /**
     * The first reconciliation and the one after it, the least of some runs.
     *
     * @param bytes allocated
     * @param seconds of CPU time
     */
    private record Cost(double bytes, double seconds) {
        static Cost of(Observation observation) {
            WholeReconciliation reconciliation = new WholeReconciliation(observation);
            List<Cost> runs =
                    Stream.generate(() -> ofOne(reconciliation)).limit(RUNS).toList();
            return new Cost(least(runs, Cost::bytes), least(runs, Cost::seconds));
        }

        private static Cost ofOne(WholeReconciliation reconciliation) {
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            long began = THREADS.getCurrentThreadCpuTime();
            reconciliation.next(reconciliation.first());
            return new Cost(
                    THREADS.getCurrentThreadAllocatedBytes() - allocated,
                    (THREADS.getCurrentThreadCpuTime() - began) / 1e9);
        }

        private static double least(List<Cost> runs, ToDoubleFunction<Cost> of) {
            return runs.stream().mapToDouble(of).min().orElseThrow();
        }
    }
}
