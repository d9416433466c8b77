package ecsremediation.plan;

import static ecsremediation.fixture.Observations.CLUSTER;
import static ecsremediation.fixture.Observations.SERVICE;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ecsremediation.diagnosis.Diagnoser;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityProvider;
import ecsremediation.model.Observation;
import ecsremediation.model.TaskDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Group base has the one full t3.micro. Group zero is tagged for the cluster and has no instance. */
class GroupsAtZeroTest {
    @Test
    void theGroupWithInstancesGoesFirst() {
        assertThat(raise(scene(512, base().ceiling(9), zero("t3.micro"))).group())
                .isEqualTo("base");
    }

    @Test
    void theGroupAtZeroServesIfTheOtherHasNoCeiling() {
        Plan.RaiseCapacity raise = raise(scene(512, base().untagged(), zero("t3.micro")));

        assertThat(raise.group()).isEqualTo("zero");
        assertThat(raise.to()).isEqualTo(new Capacity(3, 5));
    }

    @Test
    void theGroupAtZeroServesIfOnlyItsTypeIsLargeEnough() {
        Plan.RaiseCapacity raise = raise(scene(6000, base().ceiling(9), zero("m5.xlarge")));

        assertThat(raise.group()).isEqualTo("zero");
        assertThat(raise.to()).isEqualTo(new Capacity(1, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"t3.micro", "t3.small", "c5.large"})
    void aTypeThatIsTooSmallByItsNameIsNotLaunched(String type) {
        assertThat(plans(scene(6000, base().ceiling(9), zero(type))))
                .singleElement()
                .isInstanceOfSatisfying(
                        Plan.Escalate.class, e -> assertThat(e.reason()).isEqualTo(Plan.Escalate.Reason.NOT_CAPACITY));
    }

    @Test
    void aTaskWithAGpuNeedsATypeThatHasOne() {
        assertThat(raise(gpu("g4dn.xlarge")).group()).isEqualTo("zero");
        for (String type : List.of("m5.xlarge", "c5.9xlarge")) {
            assertThat(plans(gpu(type))).singleElement().isInstanceOf(Plan.Escalate.class);
        }
    }

    @Test
    void anAttributeThatNobodyHasSeenThereIsNotHopedFor() {
        AService blue = service().memberOf("attribute:stack == blue");
        AService typed = service().memberOf("attribute:ecs.instance-type == m5.xlarge");
        TaskDefinition large = Tasks.definition(TASK_DEFINITION, 256, 6000);

        assertThat(plans(scene(large, blue, base().ceiling(9), zero("m5.xlarge"))))
                .noneMatch(Plan.RaiseCapacity.class::isInstance);
        assertThat(raise(scene(large, typed, base().ceiling(9), zero("m5.xlarge")))
                        .group())
                .isEqualTo("zero");
    }

    @Test
    void aGroupWithoutTheClustersTagIsNoneOfIt() {
        AGroup other = AGroup.named("zero").capacity(0, 5).ceiling(9).offers("m5.xlarge");

        assertThat(plans(scene(6000, base().ceiling(9), other))).singleElement().isInstanceOf(Plan.Escalate.class);
    }

    @Test
    void tasksThatWaitForTwoProvidersRaiseTheGroupsOfBoth() {
        Observations scene = Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(provider("a"))
                .with(provider("b"))
                .with(managed("a"))
                .with(managed("b"))
                .with(AnInstance.of("i-a").provider("a").holding(256, 512, 1).build())
                .with(AnInstance.of("i-b").provider("b").holding(256, 512, 1).build())
                .with(AService.named(SERVICE)
                        .provider("a")
                        .provider("b")
                        .desired(5)
                        .running(2)
                        .task(ATask.running("1").provider("a").on("i-a").build())
                        .task(ATask.running("2").provider("b").on("i-b").build())
                        .task(ATask.of("3", "PROVISIONING").provider("a").build())
                        .task(ATask.of("4", "PROVISIONING").provider("b").build())
                        .task(ATask.of("5", "PROVISIONING").provider("b").build())
                        .build());

        assertThat(plans(scene))
                .map(plan -> (Plan.RaiseMaxOnly) plan)
                .extracting(Plan.RaiseMaxOnly::group, raise -> raise.to().max())
                .containsExactly(tuple("a", 2), tuple("b", 3));
    }

    @Test
    void aGroupThatRegistersServesBesideOneWhoseInstancesDoNot() {
        AGroup silent = AGroup.named("silent")
                .tag(AutoScalingGroup.CLUSTER_TAG, CLUSTER)
                .capacity(1, 5)
                .ceiling(9)
                .instance("i-2")
                .launched("i-2", Duration.ofHours(1));

        assertThat(raise(scene(512, base().ceiling(9), silent)).group()).isEqualTo("base");
        assertThat(plans(scene(512, base().untagged().launched("i-1", Duration.ofHours(2)), silent)))
                .noneMatch(Plan.RaiseCapacity.class::isInstance);
    }

    private static Observations scene(int memory, AGroup base, AGroup other) {
        return scene(Tasks.definition(TASK_DEFINITION, 256, memory), service(), base, other);
    }

    private static Observations scene(TaskDefinition task, AService service, AGroup base, AGroup other) {
        return Observations.empty()
                .with(task)
                .with(base.build())
                .with(other.build())
                .with(AnInstance.of("i-1")
                        .type("t3.micro")
                        .registered(2048, 952)
                        .holding(256, 512, 1)
                        .registered(Duration.ofHours(9))
                        .build())
                .with(service.build());
    }

    private static Observations gpu(String type) {
        TaskDefinition task = Tasks.withGpus(Tasks.definition(TASK_DEFINITION, 256, 512), 1);
        return scene(task, service(), base().ceiling(9), zero(type));
    }

    private static AService service() {
        return AService.named(SERVICE)
                .desired(4)
                .running(1)
                .task(ATask.running("1").on("i-1").build());
    }

    private static AGroup base() {
        return AGroup.named("base").capacity(1, 1).offers("t3.micro").instance("i-1");
    }

    private static AGroup zero(String type) {
        return AGroup.named("zero")
                .tag(AutoScalingGroup.CLUSTER_TAG, CLUSTER)
                .capacity(0, 5)
                .ceiling(9)
                .offers(type);
    }

    private static CapacityProvider provider(String name) {
        return new CapacityProvider(name, "EC2_AUTOSCALING", Optional.of(name), true);
    }

    private static AutoScalingGroup managed(String name) {
        return AGroup.named(name)
                .capacity(1, 1)
                .ceiling(9)
                .instance("i-" + name)
                .tag("AmazonECSManaged", "")
                .build();
    }

    private static Plan.RaiseCapacity raise(Observations scene) {
        return (Plan.RaiseCapacity) plans(scene).getFirst();
    }

    private static List<Plan> plans(Observations scene) {
        Observation observation = scene.build();
        return Planner.plan(observation, Diagnoser.diagnose(observation), Limits.DEFAULT);
    }
}
