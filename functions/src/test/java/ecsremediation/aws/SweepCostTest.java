package ecsremediation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.act.ObservingWriter;
import ecsremediation.aws.FakeAws.Call;
import ecsremediation.aws.FakeAws.Reply;
import ecsremediation.event.Trigger;
import ecsremediation.fixture.Observations;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeOrder;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The AWS calls of a tick, through the real adapters. docs/operating.md has these figures. */
final class SweepCostTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** The due incidents, the state of the sweep, its claim, and the list of clusters. */
    private static final int TICK = 4;

    /** The claim of the cluster, the cluster, the groups tagged for it, its open incidents, the mode, the pause. */
    private static final int CLUSTER = 6;

    /**
     * The owners of the instances, the group, its policies, activities, refreshes and schedule, its stored
     * history.
     */
    private static final int GROUP = 7;

    private final FakeAws aws = new FakeAws();
    private final FakeCluster cluster = new FakeCluster();
    private final FakeGroups groups = new FakeGroups();
    private final RecordingReads reconciliations = new RecordingReads();

    @AfterEach
    void close() {
        aws.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 21", "100, 20, 30", "5000, 250, 573"})
    void aSweepOfAClusterWithoutGapsCostsAKnownNumberOfCalls(int services, int instances, int calls) {
        quiet(services, instances);
        Remediation remediation = installed();
        Reconciled.by(remediation, new Trigger.Tick(NOW));
        int first = aws.calls().size();
        Reconciled.by(remediation, new Trigger.Tick(NOW));

        assertThat(reconciliations.reports)
                .hasSize(2)
                .allMatch(report -> report.observation().isComplete());
        assertThat(aws.calls().size() - first).isEqualTo(calls);
        assertThat(calls)
                .isEqualTo(TICK
                        + CLUSTER
                        + GROUP
                        + pages(services, 100)
                        + pages(services, 10)
                        + 2 * pages(instances, 100));
    }

    @Test
    void aTickWithoutASweepAndWithoutAnIncidentCostsThreeCalls() {
        quiet(1, 2);
        InstantSource clock = InstantSource.fixed(NOW);
        Reconciled.by(installed(clock), new Trigger.Tick(NOW));
        Remediation second = installed(clock);
        int first = aws.calls().size();
        Reconciled.by(second, new Trigger.Tick(NOW));

        assertThat(aws.calls().stream().skip(first))
                .map(Call::operation)
                .containsExactlyInAnyOrder("Query", "Query", "ListClusters");
    }

    private void quiet(int services, int instances) {
        cluster.installOn(aws);
        groups.installOn(aws);
        new FakeDynamoDb().installOn(aws);
        aws.on(
                "ListClusters",
                call -> Reply.ok("{\"clusterArns\":[\"arn:aws:ecs:eu-central-1:111122223333:cluster/" + FakeCluster.NAME
                        + "\"]}"));
        IntStream.range(0, services).forEach(i -> cluster.service("s" + i, 2, 2));
        List<String> ids = IntStream.range(0, instances).mapToObj(i -> "i-" + i).toList();
        ids.forEach(cluster::instance);
        groups.group("g", instances, instances, ids, "");
    }

    private static int pages(int members, int size) {
        return Math.ceilDiv(members, size);
    }

    /** A program that sweeps at every tick: its clock advances by 1 hour at each reading. */
    private Remediation installed() {
        InstantSource clock = new InstantSource() {
            private Instant now = NOW;

            @Override
            public Instant instant() {
                now = now.plus(Duration.ofHours(1));
                return now;
            }
        };
        return installed(clock);
    }

    private Remediation installed(InstantSource clock) {
        DynamoDbClient table = aws.clients().dynamoDb();
        new DynamoDbIncidentStore(table, "t").save(new ModeOrder(Mode.ACT, "anna", Optional.empty(), NOW));
        Ports ports = new Ports(
                new SdkClusterReader(
                        aws.clients().ecs(),
                        aws.clients().autoScaling(),
                        InstantSource.system(),
                        Duration.ofMinutes(1)),
                new ObservingWriter(),
                new DynamoDbIncidentStore(table, "t"),
                new DynamoDbGroupLocks(table, "t"),
                new DynamoDbDecisionLog(table, "t"),
                message -> {
                    throw new AssertionError("nothing is wrong, and yet it mails " + message.subject());
                },
                reconciliations);
        Stack stack = new Stack("ecs-remediation", "aws", "eu-central-1");
        return new Remediation(ports, new Policy(Mode.ACT, Limits.DEFAULT, Observations.FENCE, stack), clock);
    }
}
