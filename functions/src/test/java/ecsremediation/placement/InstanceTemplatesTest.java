package ecsremediation.placement;

import static ecsremediation.fixture.Observations.GROUP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.Observation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** The newest instances of each type registered with other sizes than the older ones of that type. */
    @ParameterizedTest
    @CsvSource({"900, 1960", "1000, 1800"})
    void eachTypeOfAGroupHasTheSizeOfItsOwnNewestLaunches(int micro, int small) {
        Observation scene = Observations.empty()
                .with(AGroup.named(GROUP)
                        .capacity(5, 5)
                        .offers("t3.micro", "t3.small")
                        .instance("i-1", "InService", "t3.micro", 1)
                        .instance("i-2", "InService", "t3.small", 1)
                        .instance("i-3", "InService", "t3.micro", 1)
                        .instance("i-4", "InService", "t3.small", 1)
                        .instance("i-5", "InService", "t3.small", 1)
                        .build())
                .with(launched("i-1", "t3.micro", 952, 3 * 24 * 60))
                .with(launched("i-2", "t3.small", 1904, 2 * 24 * 60))
                .with(launched("i-3", "t3.micro", micro, 60))
                .with(launched("i-4", "t3.small", small + 4, 20))
                .with(launched("i-5", "t3.small", small, 21))
                .build();

        assertThat(Capacities.kinds(scene, scene.group(GROUP).orElseThrow()))
                .extracting(InstanceKind::type, kind -> kind.capacity().free().memoryMib())
                .containsExactly(tuple("t3.micro", micro), tuple("t3.small", small));
    }

    private static ContainerInstance launched(String id, String type, int memoryMib, int minutesAgo) {
        return AnInstance.of(id)
                .type(type)
                .registered(2048, memoryMib)
                .registered(Duration.ofMinutes(minutesAgo))
                .build();
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
