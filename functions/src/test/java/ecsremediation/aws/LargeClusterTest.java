package ecsremediation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.act.Mode;
import ecsremediation.aws.FakeAws.Call;
import ecsremediation.aws.FakeAws.Reply;
import ecsremediation.observe.Observation;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import ecsremediation.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The largest cluster that ECS's quotas leave room for and we promise to read, 5,000 container instances and 2,000
 * services, at the rates of the ECS developer guide.
 */
class LargeClusterTest {
    private static final int INSTANCES = 5_000;
    private static final int SERVICES = 2_000;
    private static final int GROUPS = 10;
    private static final Duration BUDGET = Duration.ofSeconds(25);

    /** The template's. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final String CEILING =
            "<Tags><member><Key>ecs-remediation:ceiling</Key><Value>1000</Value></member></Tags>";

    private final FakeAws aws = new FakeAws();
    private final FakeCluster cluster = new FakeCluster();
    private final ThrottledEcs ecs = new ThrottledEcs();
    private final RecordingLooks looks = new RecordingLooks();
    private final List<String> mails = new ArrayList<>();

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
    }

    /** Where every service has a gap, the tasks are listed for all at once, and definitions are remembered. */
    @Test
    void whereEveryServiceHasAGapEachLookGetsFurtherUntilOneIsComplete() {
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

    /** 40 services with a gap: one look suffices, and the step limit is what the raise stops at. */
    @Test
    void aRemediationRaisesWithinTheFunctionsTimeout() {
        services(40);
        Remediation remediation = remediation();

        remediation.handle(new Trigger.Tick(ecs.now()));

        assertThat(ecs.elapsed()).isLessThan(TIMEOUT);
        assertThat(looks.reports)
                .singleElement()
                .matches(report -> report.observation().isComplete());
        assertThat(writes()).hasSize(1);
        assertThat(mails).singleElement().asString().contains("40 services: raising g-", "500 → 510");
    }

    /** 600 services with a gap have more task definitions than ECS hands out in the time for one look. */
    @Test
    void whatOneLookCannotReadIsHandedOverToTheNextTickAndNothingIsWrittenUntilThen() {
        services(600);
        Remediation remediation = remediation();

        Instant began = ecs.now();
        remediation.handle(new Trigger.Tick(began));
        assertThat(Duration.between(began, ecs.now())).isLessThan(TIMEOUT);
        assertThat(looks.reports)
                .singleElement()
                .matches(report -> !report.observation().isComplete());
        assertThat(writes()).isEmpty();
        assertThat(mails).isEmpty();

        ecs.pass(Duration.ofMinutes(5));
        began = ecs.now();
        remediation.handle(new Trigger.Tick(began));
        assertThat(Duration.between(began, ecs.now())).isLessThan(TIMEOUT);
        assertThat(looks.reports.getLast().observation().isComplete()).isTrue();
        assertThat(writes()).hasSize(1);
    }

    private List<Call> writes() {
        return aws.calls().stream()
                .filter(call -> call.operation().equals("UpdateAutoScalingGroup"))
                .toList();
    }

    /** The program as deployed, but for the way to the operators; ten groups share the instances. */
    private Remediation remediation() {
        FakeGroups groups = new FakeGroups();
        for (int group = 0; group < GROUPS; group++) {
            int first = group * INSTANCES / GROUPS;
            List<String> ids = IntStream.range(first, first + INSTANCES / GROUPS)
                    .mapToObj(i -> "i-" + i)
                    .toList();
            groups.group("g-" + group, ids.size(), ids.size(), ids, CEILING);
        }
        cluster.installOn(aws);
        groups.installOn(aws);
        new FakeDynamoDb().installOn(aws);
        aws.on("UpdateAutoScalingGroup", call -> Reply.ok(""));
        ecs.throttle(aws);
        Clients clients = aws.clients();
        DynamoDbClient table = clients.dynamoDb();
        Ports ports = new Ports(
                new SdkClusterReader(clients.ecs(), clients.autoScaling(), ecs::now, BUDGET),
                new SdkCapacityWriter(clients.autoScalingForWriting(), ecs::now),
                new DynamoDbIncidentStore(table, "t"),
                new DynamoDbGroupLocks(table, "t"),
                new DynamoDbDecisionLog(table, "t"),
                message -> mails.add(message.subject()),
                looks);
        Stack stack = new Stack("ecs-remediation", "aws", "eu-central-1");
        Limits limits = new Limits(1_000, 10, 4, 20);
        Policy policy = new Policy(Mode.ACT, limits, List.of(FakeCluster.NAME), new TreeMap<>(), stack);
        return new Remediation(ports, policy, ecs::now);
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
        Clients clients = aws.clients();
        return new SdkClusterReader(clients.ecs(), clients.autoScaling(), ecs::now, BUDGET);
    }
}
