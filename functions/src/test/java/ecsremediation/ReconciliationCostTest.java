package ecsremediation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import ecsremediation.fixture.InMemoryPorts;
import ecsremediation.fixture.LargeClusters;
import ecsremediation.fixture.WholeReconciliation;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What whole reconciliations of clusters of many services cost, as ratios. The bytes that they allocate are the same
 * whatever else runs, and are held closely. A search that compares and allocates nothing shows in CPU time alone, whose
 * bounds leave room for noise and fail for work that grows with the square of the services. The figures themselves are in
 * docs/benchmarks.md.
 */
class ReconciliationCostTest {
    private static final int FEWEST_ROUNDS = 3;
    private static final int MOST_ROUNDS = 8;
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    @BeforeAll
    static void warmUp() {
        Cost.of(reconciliation(500, 10));
    }

    /** Four times the services: 4 where the work is in proportion, 16 where it grows with the square. */
    @Test
    void costsInProportionToTheServices() {
        Growth growth = Growth.of(reconciliation(500, 1), reconciliation(2_000, 1), Math.pow(4, 1.4));

        assertThat(growth.bytes()).isLessThan(Math.pow(4, 1.15));
        assertThat(growth.seconds()).isLessThan(Math.pow(4, 1.4));
    }

    @Test
    void tenGroupsCostLittleMoreThanOne() {
        Growth growth = Growth.of(reconciliation(1_000, 1), reconciliation(1_000, 10), 1.5);

        assertThat(growth.bytes()).isLessThan(1.8);
        assertThat(growth.seconds()).isLessThan(1.5);
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

    private static WholeReconciliation reconciliation(int services, int groups) {
        return new WholeReconciliation(
                LargeClusters.servicesWithGaps(services, groups).observation());
    }

    /** How many times what one reconciliation costs another one does. */
    private record Growth(double bytes, double seconds) {
        /**
         * In turns, the least of each. Other processes can only add to a run, so that there are further rounds while the
         * time seems to have grown more than it may.
         */
        static Growth of(WholeReconciliation small, WholeReconciliation large, double mostSeconds) {
            Cost one = Cost.of(small);
            Cost other = Cost.of(large);
            for (int round = 1; round < MOST_ROUNDS; round++) {
                if (round >= FEWEST_ROUNDS && other.seconds() / one.seconds() < mostSeconds) {
                    break;
                }
                one = one.least(Cost.of(small));
                other = other.least(Cost.of(large));
            }
            return new Growth(other.bytes() / one.bytes(), other.seconds() / one.seconds());
        }
    }

    /**
     * Of a first reconciliation and the one after it.
     *
     * @param bytes allocated
     * @param seconds of CPU time
     */
    private record Cost(double bytes, double seconds) {
        static Cost of(WholeReconciliation reconciliation) {
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            long began = THREADS.getCurrentThreadCpuTime();
            reconciliation.next(reconciliation.first());
            return new Cost(
                    THREADS.getCurrentThreadAllocatedBytes() - allocated,
                    (THREADS.getCurrentThreadCpuTime() - began) / 1e9);
        }

        Cost least(Cost other) {
            return new Cost(Math.min(bytes, other.bytes), Math.min(seconds, other.seconds));
        }
    }
}
