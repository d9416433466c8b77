package ecsremediation.placement;

import static ecsremediation.fixture.Observations.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.model.Observation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InstanceTemplatesTest {
    @Test
    void aNewInstanceHasTheCapabilitiesOfTheNewestSibling() {
        Observation scene = siblings("ecs.capability.old", "ecs.capability.new");

        assertThat(kind(scene, GROUP).capacity().attributes())
                .containsKey("ecs.capability.new")
                .doesNotContainKey("ecs.capability.old");
    }

    @Test
    void anAttributeThatAnOwnerSetCountsOnlyIfAllSiblingsHaveIt() {
        Observation scene = siblings("shared", "owner-set-on-one");

        assertThat(kind(scene, GROUP).capacity().attributes()).doesNotContainKeys("shared", "owner-set-on-one");
    }

    @Test
    void aGroupAtZeroLearnsTheSizeFromAnotherGroupsInstancesOfTheType() {
        Observation scene = zero("t3.micro");

        assertThat(kind(scene, "zero").capacity().free().memoryMib()).isEqualTo(1900);
        assertThat(kind(scene, "zero").capacity().group()).contains("zero");
        assertThat(kind(scene, "zero").capacity().attributes())
                .containsKey("ecs.capability.task-eni")
                .doesNotContainKeys("stack", "ecs.ami-id");
    }

    @Test
    void anotherTypeTeachesItNothing() {
        Observation scene = zero("m5.large");

        assertThat(Capacities.kinds(scene, scene.group("zero").orElseThrow())).isEmpty();
    }

    private static Observation zero(String type) {
        return Observations.empty()
                .with(AGroup.named(GROUP).capacity(1, 1).instance("i-1").build())
                .with(AGroup.named("zero").capacity(0, 4).offers(type).build())
                .with(AnInstance.of("i-1")
                        .type("t3.micro")
                        .registered(2048, 1900)
                        .attribute("ecs.capability.task-eni", "")
                        .attribute("ecs.ami-id", "ami-1")
                        .attribute("stack", "blue")
                        .build())
                .build();
    }

    private static Observation siblings(String olderHas, String newerHas) {
        return Observations.empty()
                .with(AGroup.named(GROUP)
                        .capacity(2, 2)
                        .instance("i-1")
                        .instance("i-2")
                        .build())
                .with(AnInstance.of("i-1")
                        .attribute(olderHas, "")
                        .registered(Duration.ofDays(9))
                        .build())
                .with(AnInstance.of("i-2")
                        .attribute(newerHas, "")
                        .registered(Duration.ofDays(1))
                        .build())
                .build();
    }

    private static InstanceKind kind(Observation scene, String group) {
        return Capacities.kinds(scene, scene.group(group).orElseThrow()).getFirst();
    }
}
