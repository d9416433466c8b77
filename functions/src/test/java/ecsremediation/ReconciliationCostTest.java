package ecsremediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.InMemoryPorts;
import ecsremediation.fixture.LargeClusters;
import ecsremediation.fixture.WholeReconciliation;
import ecsremediation.model.Observation;
import java.lang.management.ManagementFactory;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Measures whole reconciliations of clusters with many services, as ratios of one thread's CPU time. Other
 * processes on the machine therefore change the results little. The bounds allow for noise, and fail if
 * the work grows with the square of the services. docs/benchmarks.md has the figures.
 */
class ReconciliationCostTest {
    private static final int RUNS = 3;

    @BeforeAll
    static void warmUp() {
        cost(LargeClusters.servicesWithGaps(500, 10).observation());
    }

    /** With 4 times the services, proportional work takes 4 times as long, and quadratic work 16 times. */
    @Test
    void costsInProportionToTheServices() {
        double small = cost(LargeClusters.servicesWithGaps(500, 1).observation());
        double large = cost(LargeClusters.servicesWithGaps(2_000, 1).observation());

        assertThat(large / small).isLessThan(Math.pow(4, 1.4));
    }

    @Test
    void tenGroupsCostLittleMoreThanOne() {
        double one = cost(LargeClusters.servicesWithGaps(1_000, 1).observation());
        double ten = cost(LargeClusters.servicesWithGaps(1_000, 10).observation());

        assertThat(ten / one).isLessThan(1.5);
    }

    @Test
    void onlyOneMessageOfADigestIsStoredInFull() {
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

    /** CPU seconds of the first reconciliation and the next one: the least of several runs. */
    private static double cost(Observation observation) {
        WholeReconciliation reconciliation = new WholeReconciliation(observation);
        return DoubleStream.generate(() -> {
                    long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                    reconciliation.next(reconciliation.first());
                    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began) / 1e9;
                })
                .limit(RUNS)
                .min()
                .orElseThrow();
    }
}
