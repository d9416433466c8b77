package ecsremediation.simulator.externalchanges;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.act.Outcome;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.Resources;
import ecsremediation.simulator.autoscaling.BootTimeDistribution;
import ecsremediation.simulator.autoscaling.GroupSpec;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.ecs.ContainerSpec;
import ecsremediation.simulator.ecs.InstanceShape;
import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.ecs.ServiceUpdate;
import ecsremediation.simulator.ecs.TaskSpec;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Instances that take two {@code awsvpc} tasks. No API that the program calls shows this limit; ECS's messages do.
 */
final class NetworkInterfacesTest {
    private static final String GROUP = "MeshAsg";
    private static final int EACH = 2;

    private final ObservedWorld lab = ObservedWorld.overHttp();

    @AfterEach
    void close() {
        lab.close();
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "4, 2", "5, 3", "8, 4"})
    void sizesARaiseForMissingInterfacesByAnExistingInstance(int tasks, int instances) {
        runs(2);
        assertThat(lab.seen().capacity()).isEqualTo(new Capacity(1, 1));

        setDesired(tasks);
        lab.passMinutes(40);

        assertThat(lab.raises())
                .singleElement()
                .satisfies(raised -> assertThat(raised.group()).isEqualTo(GROUP))
                .satisfies(raised -> assertThat(raised.to()).isEqualTo(new Capacity(instances, instances)));
        assertThat(running()).isEqualTo(tasks);
        assertThat(lab.subjects())
                .satisfiesExactly(
                        raised -> assertThat(raised).contains("Mesh: raising MeshAsg 1 → " + instances),
                        cleared -> assertThat(cleared).contains("Mesh: cleared"));
        assertThat(lab.mails().getFirst().text().replaceAll("\\s+", " "))
                .contains("The instances have no network interface left")
                .contains("RESOURCE:ENI");
    }

    /** Some tasks still get an interface. ECS reports the missing interface only after that. */
    @Test
    void placesTheTasksThatFitAndRaisesForTheRest() {
        runs(1);
        setDesired(5);
        lab.passMinutes(60);

        assertThat(running()).isEqualTo(5);
        assertThat(lab.raises()).extracting(Outcome.Raised::group).containsOnly(GROUP);
    }

    /** A group of one instance, and a service with this desired count on its capacity provider. */
    private void runs(int tasks) {
        InstanceShape micro = InstanceShape.of("t3.micro", 2048, 952);
        lab.world()
                .autoScaling()
                .create(new GroupSpec(
                        GROUP,
                        new Sizes(1, 1, 1),
                        List.of("eu-central-1a"),
                        LabNames.CLUSTER,
                        new InstanceShape(
                                micro.instanceType(),
                                micro.registered(),
                                micro.reservedTcpPorts(),
                                OptionalInt.of(EACH),
                                micro.attributes(),
                                Resources.NONE),
                        BootTimeDistribution.ORDINARY,
                        Map.of(AutoScalingGroup.CEILING_TAG, "10")));
        lab.world().createProvider(LabNames.CLUSTER, "mesh", GROUP, false);
        lab.pass(Duration.ofMinutes(10));
        lab.world()
                .ecs()
                .register(new TaskSpec(
                        "mesh",
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        "awsvpc",
                        List.of(ContainerSpec.of("app", 64, 64)),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()));
        lab.world()
                .ecs()
                .createService(
                        LabNames.CLUSTER, ServiceSpec.ec2("Mesh", "mesh", tasks).through("mesh"));
        lab.pass(Duration.ofMinutes(10));
        assertThat(running()).isEqualTo(tasks);
    }

    private void setDesired(int tasks) {
        lab.world().ecs().updateService(LabNames.CLUSTER, "Mesh", ServiceUpdate.toDesired(tasks));
    }

    private int running() {
        return lab.world()
                .read(() -> lab.world().ecs().service(LabNames.CLUSTER, "Mesh").running());
    }
}
