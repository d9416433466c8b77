package ecsremediation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.model.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Reads the largest cluster that the documentation allows, 5,000 container instances and 2,000 services,
 * at the rates of the ECS developer guide. Each call is made as soon as ECS allows it, so the result is
 * the least possible time. The simulator's {@code ThrottledClusterTest} runs the whole program on such a
 * cluster.
 */
class LargeClusterTest {
    private static final int INSTANCES = 5_000;
    private static final int SERVICES = 2_000;
    private static final Duration BUDGET = Duration.ofSeconds(25);

    /** The number of concurrent calls of the reader. */
    private static final int AT_ONCE = 5;

    private final FakeAws aws = new FakeAws();
    private final FakeCluster cluster = new FakeCluster();
    private final ThrottledEcs ecs = new ThrottledEcs();
    private final Rendezvous together = new Rendezvous(AT_ONCE);

    @BeforeEach
    void build() {
        for (int i = 0; i < INSTANCES; i++) {
            cluster.instance("i-" + i);
        }
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void fortyServicesWithAGapAreReadWithinTheBudget() {
        services(40);
        SdkClusterReader reader = reader();

        Observation seen = reader.observe(FakeCluster.NAME, Instant.EPOCH);

        assertThat(seen.unread()).isEmpty();
        assertThat(seen.services()).hasSize(SERVICES);
        assertThat(seen.containerInstances()).hasSize(INSTANCES);
        assertThat(ecs.elapsed()).isLessThan(Duration.ofSeconds(10));
        assertThat(together.isMet())
                .as("calls to DescribeServices go out together")
                .isTrue();
    }

    /**
     * If every service has a gap, the reader lists the tasks of all services together and keeps the task
     * definitions.
     */
    @Test
    void whereEveryServiceHasAGapEachReconciliationGetsFurtherUntilOneIsComplete() {
        services(SERVICES);
        SdkClusterReader reader = reader();
        List<Integer> unread = new ArrayList<>();
        Observation seen;
        do {
            Instant began = ecs.now();
            seen = reader.observe(FakeCluster.NAME, began);
            assertThat(Duration.between(began, ecs.now())).isLessThan(BUDGET.plusSeconds(2));
            unread.add(seen.unread().size());
            ecs.pass(Duration.ofMinutes(1).minus(Duration.between(began, ecs.now())));
        } while (!seen.isComplete() && unread.size() < 10);

        assertThat(seen.isComplete()).as("unread look by look: %s", unread).isTrue();
        assertThat(unread).isSortedAccordingTo((a, b) -> b - a).doesNotHaveDuplicates();
    }

    private void services(int withGap) {
        for (int i = 0; i < SERVICES; i++) {
            String name = "api-" + i;
            cluster.service(name, i < withGap ? 3 : 2, 2);
            cluster.task(name, name + "-1", "RUNNING");
            cluster.task(name, name + "-2", "RUNNING");
        }
    }

    private SdkClusterReader reader() {
        cluster.installOn(aws);
        new FakeGroups().installOn(aws);
        ecs.throttle(aws);
        together.before("DescribeServices", aws);
        Clients clients = aws.clients();
        return new SdkClusterReader(clients.ecs(), clients.autoScaling(), ecs::now, BUDGET);
    }
}
