package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.act.CapacityChange;
import ecsremediation.act.CapacityWriter;
import ecsremediation.event.Scope;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.incident.Mode;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import ecsremediation.simulator.play.Reconciled;
import ecsremediation.simulator.ports.SimulatedCapacityWriter;
import ecsremediation.simulator.ports.SimulatedClusterReader;
import ecsremediation.simulator.ports.SimulatedNotifier;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Concurrent handlers, each a program of its own, on one DynamoDB table over HTTP: the simulator's table, or that of
 * {@code -Ddynamodb.endpoint=http://127.0.0.1:5000}. The order of the handlers is random; the result is not.
 */
final class ConcurrentHandlersTest {
    private final TwoClusters clusters = TwoClusters.quiet();
    private final SharedTable table = SharedTable.of(clusters.world());
    private final SimulatedCapacityWriter writer = new SimulatedCapacityWriter(clusters.world());

    @AfterEach
    void close() {
        table.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8, 32})
    void oneOfManyOnOneGroupWritesAndOneMailGoesOut(int handlers) throws InterruptedException, ExecutionException {
        clusters.setDesired(LabNames.CLUSTER, 4);
        run(handlers, writer, List.of(LabNames.CLUSTER));

        assertThat(writer.calls()).hasSize(1);
        assertThat(endedByTicks()).isTrue();
        assertThat(writer.calls()).hasSize(1);
        assertThat(clusters.raisedMails()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8, 32})
    void twoGroupsAreWrittenOnceEach(int handlers) throws InterruptedException, ExecutionException {
        clusters.setDesired(LabNames.CLUSTER, 4);
        clusters.setDesired(TwoClusters.SECOND, 3);
        run(handlers, writer, List.of(LabNames.CLUSTER, TwoClusters.SECOND));

        assertThat(writer.calls())
                .extracting(CapacityChange::group)
                .containsExactlyInAnyOrder(LabNames.GROUP, TwoClusters.SECOND);
        assertThat(endedByTicks()).isTrue();
        assertThat(writer.calls()).hasSize(2);
        assertThat(clusters.raisedMails()).hasSize(2);
    }

    /**
     * The desired count rises while the first handler writes. Each other handler is refused the lock and requests a
     * reconciliation.
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 8, 32})
    void eventsWhileTheLockIsHeldAreNotLost(int handlers) throws InterruptedException, ExecutionException {
        clusters.setDesired(LabNames.CLUSTER, 4);
        run(handlers, interrupted(), List.of(LabNames.CLUSTER));

        assertThat(writer.calls()).hasSize(2);
        assertThat(writer.calls().getLast().to().desired()).isEqualTo(6);
        assertThat(writer.calls().getLast().from())
                .isEqualTo(writer.calls().getFirst().to());
        assertThat(endedByTicks()).isTrue();
        assertThat(writer.calls()).hasSize(2);
    }

    /** Without other handlers, the holder of the lock reconciles again before it returns. */
    @Test
    void theHolderOfTheLockReconcilesAgainBeforeItReturns() throws InterruptedException, ExecutionException {
        clusters.setDesired(LabNames.CLUSTER, 4);
        run(1, interrupted(), List.of(LabNames.CLUSTER));

        assertThat(writer.calls()).extracting(change -> change.to().desired()).containsExactly(4, 6);
    }

    /** The desired count rises at the moment of the first write, and another handler gets the event. */
    private CapacityWriter interrupted() {
        AtomicBoolean first = new AtomicBoolean(true);
        return change -> {
            if (first.getAndSet(false)) {
                clusters.setDesired(LabNames.CLUSTER, 6);
                Reconciled.by(handler(writer), placementFailure(-1, LabNames.CLUSTER));
            }
            return writer.write(change);
        };
    }

    private void run(int handlers, CapacityWriter through, List<String> about)
            throws InterruptedException, ExecutionException {
        CountDownLatch together = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(handlers)) {
            List<? extends Future<?>> running = IntStream.range(0, handlers)
                    .mapToObj(i -> threads.submit(() -> {
                        Remediation handler = handler(through);
                        together.await();
                        Reconciled.by(handler, trigger(i, about.get(i % about.size())));
                        return i;
                    }))
                    .toList();
            together.countDown();
            for (Future<?> handler : running) {
                handler.get();
            }
        }
    }

    private Trigger trigger(int i, String cluster) {
        return i % 4 == 3 ? new Trigger.Tick(clusters.world().now()) : placementFailure(i, cluster);
    }

    private Trigger placementFailure(int i, String cluster) {
        Scope service = new Scope.OneService(new ServiceName(cluster, LabNames.SERVICE));
        return new Trigger.ServiceEvent(
                "event-" + i,
                "SERVICE_TASK_PLACEMENT_FAILURE",
                service,
                clusters.world().now(),
                "RESOURCE:MEMORY");
    }

    /** Whether ticks alone end the incident. */
    private boolean endedByTicks() {
        Remediation ticking = handler(writer);
        for (int minute = 0; minute < 60; minute++) {
            clusters.world().advance(Duration.ofMinutes(1));
            Reconciled.by(ticking, new Trigger.Tick(clusters.world().now()));
        }
        return clusters.isAtRest()
                && table.store()
                        .due(clusters.world().now().plus(Duration.ofDays(1)))
                        .isEmpty();
    }

    private Remediation handler(CapacityWriter through) {
        Ports ports = new Ports(
                new SimulatedClusterReader(clusters.world()),
                through,
                table.store(),
                table.locks(),
                table.decisions(),
                new SimulatedNotifier(clusters.world(), LabNames.OPERATOR_TOPIC),
                new RecordingJournal());
        Stack stack = new Stack("ecs-remediation", "aws", "eu-central-1");
        Policy policy = new Policy(Mode.ACT, Limits.DEFAULT, LabNames.FENCE, stack);
        return new Remediation(ports, policy, clusters.world().clock());
    }
}
