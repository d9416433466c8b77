package ecsremediation.plan;

import static ecsremediation.fixture.Observations.CLUSTER;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.act.Outcome;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.ServiceName;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.fixture.WholeReconciliation;
import ecsremediation.model.CapacityProvider;
import ecsremediation.model.ReadFailure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two full groups. Services Doubtful and Neighbour run on LeftAsg, service Other on RightAsg, and each lacks one
 * task.
 */
class DoubtsTest {
    private static final ServiceName DOUBTFUL = new ServiceName(CLUSTER, "Doubtful");
    private static final ServiceName NEIGHBOUR = new ServiceName(CLUSTER, "Neighbour");
    private static final ServiceName OTHER = new ServiceName(CLUSTER, "Other");

    @Test
    void withoutADoubtBothGroupsAreRaised() {
        assertThat(raised(cluster(service("Doubtful", "left"), true))).containsExactly("LeftAsg", "RightAsg");
    }

    @ParameterizedTest
    @CsvSource({
        "TASK_DEFINITION, Doubtful:1",
        "TASK_LIST, RUNNING tasks of Doubtful",
        "TASK, 9 of Doubtful",
        "SCALING_POLICIES, LeftAsg",
        "SCALING_POLICY, p of LeftAsg",
        "SCHEDULED_ACTIONS, LeftAsg",
        "INSTANCE_REFRESHES, LeftAsg",
        "SCALING_ACTIVITIES, LeftAsg",
        "SCALING_ACTIVITY, 7 of LeftAsg"
    })
    void aPartThatWasNotReadHoldsTheServicesThatShareItsGroups(ReadFailure.Kind kind, String name) {
        Observations cluster =
                cluster(service("Doubtful", "left"), true).unread(kind, name, "ThrottlingException: Rate exceeded");

        assertThat(raised(cluster)).containsExactly("RightAsg");
        assertThat(escalated(cluster)).contains(DOUBTFUL, NEIGHBOUR).doesNotContain(OTHER);
    }

    @ParameterizedTest
    @CsvSource({
        "CLUSTER, EcsLabPublicCluster",
        "SERVICE_LIST, EcsLabPublicCluster",
        "SERVICES, 'Doubtful, Lost'",
        "SERVICE, Lost",
        "CONTAINER_INSTANCE_LIST, EcsLabPublicCluster",
        "CONTAINER_INSTANCE, 4f2c",
        "TASK_LIST, RUNNING tasks of cluster EcsLabPublicCluster",
        "TASKS, 100 tasks from 1",
        "TASK, 9",
        "GROUPS, tagged for EcsLabPublicCluster",
        "SCALING_POLICY, p of Elsewhere"
    })
    void aPartOfUnknownServicesHoldsAll(ReadFailure.Kind kind, String name) {
        Observations cluster = cluster(service("Doubtful", "left"), true).unread(kind, name, "MISSING");

        assertThat(raised(cluster)).isEmpty();
    }

    @Test
    void anUnreadGroupHoldsTheServicesThatMayRunOnIt() {
        ReadFailure.Kind kind = ReadFailure.Kind.GROUP;

        assertThat(raised(cluster(service("Doubtful", "left"), true).unread(kind, "LeftAsg", "?")))
                .containsExactly("RightAsg");
        assertThat(raised(launched(AGroup.named("LeftAsg")).unread(kind, "Third", "?")))
                .isEmpty();
    }

    @Test
    void anUnreadProviderHoldsItsServicesAndTheGroupsOfNoOtherProvider() {
        ReadFailure.Kind kind = ReadFailure.Kind.CAPACITY_PROVIDER;

        assertThat(raised(cluster(service("Doubtful", "left"), true).unread(kind, "third", "MISSING")))
                .containsExactly("LeftAsg", "RightAsg");
        assertThat(raised(launched(AGroup.named("LeftAsg")).unread(kind, "third", "MISSING")))
                .isEmpty();
    }

    @Test
    void withALaunchTypeAServiceDependsOnTheGroupsThatRunItsTasks() {
        ReadFailure.Kind kind = ReadFailure.Kind.TASK_DEFINITION;

        assertThat(raised(launched(AGroup.named("LeftAsg")).unread(kind, "Doubtful:1", "?")))
                .containsExactly("RightAsg");
        assertThat(raised(launched(AGroup.named("LeftAsg")).unread(kind, "Other:1", "?")))
                .isEmpty();
    }

    @Test
    void aConstraintThatIsNotUnderstoodHoldsTheServicesThatShareItsGroups() {
        Observations cluster = cluster(service("Doubtful", "left").memberOf("attribute:stack like prod"), true);

        assertThat(raised(cluster)).containsExactly("RightAsg");
        assertThat(plans(cluster))
                .anySatisfy(plan -> assertThat(plan).isInstanceOfSatisfying(Plan.Escalate.class, e -> {
                    assertThat(e.services()).containsExactly(NEIGHBOUR);
                    assertThat(e.reason()).isEqualTo(Plan.Escalate.Reason.INCONCLUSIVE);
                    assertThat(e.why())
                            .isInstanceOfSatisfying(
                                    EscalationReason.NeighbourInDoubt.class,
                                    why -> assertThat(why.neighbour().service()).isEqualTo(DOUBTFUL));
                }));
    }

    @Test
    void aTaskDefinitionThatIsNotThereHoldsTheServicesThatShareItsGroups() {
        Observations cluster = cluster(service("Doubtful", "left"), false)
                .unread(ReadFailure.Kind.TASK_DEFINITION, "Doubtful:1", "resource requirement value is missing");

        assertThat(raised(cluster)).containsExactly("RightAsg");
        assertThat(Proposal.of(cluster.snapshot(), Limits.DEFAULT).diagnoses())
                .filteredOn(d -> d instanceof Diagnosis.Inconclusive)
                .extracting(Diagnosis::service)
                .containsExactly(DOUBTFUL);
    }

    @Test
    void onlyTheGroupWithoutADoubtIsWritten() {
        Observations cluster = cluster(service("Doubtful", "left"), false)
                .unread(ReadFailure.Kind.TASK_DEFINITION, "Doubtful:1", "ThrottlingException: Rate exceeded");

        assertThat(new WholeReconciliation(cluster.build()).first().reports())
                .singleElement()
                .satisfies(report ->
                        assertThat(report.outcomes()).extracting(Outcome::group).containsExactly("RightAsg"));
    }

    private static List<String> raised(Observations cluster) {
        return plans(cluster).stream()
                .filter(Plan.RaiseCapacity.class::isInstance)
                .map(plan -> ((Plan.RaiseCapacity) plan).group())
                .toList();
    }

    private static List<ServiceName> escalated(Observations cluster) {
        return plans(cluster).stream()
                .filter(Plan.Escalate.class::isInstance)
                .flatMap(plan -> plan.services().stream())
                .toList();
    }

    private static List<Plan> plans(Observations cluster) {
        return Proposal.of(cluster.snapshot(), Limits.DEFAULT).plans();
    }

    private static Observations cluster(AService doubtful, boolean definition) {
        Observations cluster = Observations.empty()
                .with(Tasks.definition(definition("Neighbour"), 256, 512))
                .with(Tasks.definition(definition("Other"), 256, 512))
                .with(new CapacityProvider("left", "EC2_AUTOSCALING", Optional.of("LeftAsg"), false))
                .with(new CapacityProvider("right", "EC2_AUTOSCALING", Optional.of("RightAsg"), false))
                .with(AGroup.named("LeftAsg")
                        .capacity(1, 1)
                        .ceiling(10)
                        .instance("i-left")
                        .build())
                .with(AGroup.named("RightAsg")
                        .capacity(1, 1)
                        .ceiling(10)
                        .instance("i-right")
                        .build())
                .with(full("i-left").provider("left").build())
                .with(full("i-right").provider("right").build())
                .with(doubtful.build())
                .with(service("Neighbour", "left").build())
                .with(service("Other", "right").build());
        return definition ? cluster.with(Tasks.definition(definition("Doubtful"), 256, 512)) : cluster;
    }

    /** Doubtful on the given group and Other on RightAsg, both with launch type EC2. */
    private static Observations launched(AGroup left) {
        return Observations.empty()
                .with(Tasks.definition(definition("Other"), 256, 512))
                .with(left.capacity(1, 1).instance("i-left").build())
                .with(AGroup.named("RightAsg")
                        .capacity(1, 1)
                        .ceiling(10)
                        .instance("i-right")
                        .build())
                .with(full("i-left").build())
                .with(full("i-right").build())
                .with(onInstance("Doubtful", "left").build())
                .with(onInstance("Other", "right").build());
    }

    private static AnInstance full(String id) {
        return AnInstance.of(id).holding(512, 900, 2);
    }

    private static AService service(String name, String side) {
        return onInstance(name, side).provider(side);
    }

    private static AService onInstance(String name, String side) {
        return AService.named(name)
                .desired(2)
                .running(1)
                .taskDefinition(definition(name))
                .task(ATask.running(name + "1")
                        .taskDefinition(definition(name))
                        .on("i-" + side)
                        .build());
    }

    private static String definition(String name) {
        return "arn:aws:ecs:eu-central-1:111122223333:task-definition/" + name + ":1";
    }
}
