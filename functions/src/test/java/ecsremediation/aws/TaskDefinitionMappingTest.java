package ecsremediation.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ecsremediation.model.Attribute;
import ecsremediation.model.PlacementConstraint;
import ecsremediation.model.Resources;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.ResourceRequirement;
import software.amazon.awssdk.services.ecs.model.ResourceType;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionPlacementConstraint;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionPlacementConstraintType;
import software.amazon.awssdk.services.ecs.model.TransportProtocol;

class TaskDefinitionMappingTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # task cpu, task memory, container cpu, memoryReservation, memory, expected cpu, expected memory
            256, 512,   10, 100, 200,  256, 512
            -,   -,     10, 100, 200,   20, 200
            -,   -,     10,   -, 200,   20, 400
            -,   -,      -, 100,   -,    0, 200
            -,   -,      -,   -,   -,    0, 0
            -,   512,   10, 100, 200,   20, 512
            256, -,     10, 100, 200,  256, 200
            """)
    void countsTheTaskLevelElseTheReservationElseTheLimit(
            String cpu,
            String memory,
            Integer containerCpu,
            Integer reserved,
            Integer limit,
            int cpuUnits,
            int memoryMib) {
        ContainerDefinition container = ContainerDefinition.builder()
                .cpu(containerCpu)
                .memoryReservation(reserved)
                .memory(limit)
                .build();

        assertThat(map(task().cpu(cpu).memory(memory).containerDefinitions(container, container))
                        .resources())
                .isEqualTo(Resources.of(cpuUnits, memoryMib));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # network mode, container port, host port, expected
            -,      80, 8080, 8080
            -,      80, 0,    -
            -,      80, -,    -
            bridge, 80, 8080, 8080
            bridge, 80, 0,    -
            host,   80, 80,   80
            host,   80, -,    80
            host,   80, 0,    80
            awsvpc, 80, 80,   -
            none,   80, 80,   -
            """)
    void countsTheHostPortsThatAreFixed(String mode, Integer containerPort, Integer hostPort, Integer expected) {
        PortMapping port = PortMapping.builder()
                .containerPort(containerPort)
                .hostPort(hostPort)
                .build();

        ecsremediation.model.TaskDefinition mapped =
                map(task().networkMode(mode).containerDefinitions(with(port)));

        assertThat(mapped.tcpPorts())
                .containsExactlyElementsOf(
                        Optional.ofNullable(expected).stream().toList());
        assertThat(mapped.udpPorts()).isEmpty();
    }

    @Test
    void separatesUdpAndExpandsARangeInHostMode() {
        PortMapping udp = PortMapping.builder()
                .containerPort(53)
                .protocol(TransportProtocol.UDP)
                .build();
        PortMapping range =
                PortMapping.builder().containerPortRange("8000-8002").build();

        ecsremediation.model.TaskDefinition mapped =
                map(task().networkMode("host").containerDefinitions(with(udp), with(range)));

        assertThat(mapped.udpPorts()).containsExactly(53);
        assertThat(mapped.tcpPorts()).containsExactly(8000, 8001, 8002);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"awsvpc, 1", "bridge, 0", "host, 0", "none, 0", "-, 0"})
    void takesANetworkInterfaceOnlyInAwsvpcMode(String mode, int interfaces) {
        assertThat(map(task().networkMode(mode)).networkInterfaces()).isEqualTo(interfaces);
    }

    @Test
    void sumsGpusOverContainers() {
        ecsremediation.model.TaskDefinition mapped = map(task().containerDefinitions(gpus("1"), gpus("2")));

        assertThat(mapped.resources().gpus()).isEqualTo(3);
        assertThat(mapped.everyGpu()).isFalse();
    }

    @Test
    void recognisesATaskThatRequiresEveryGpu() {
        ecsremediation.model.TaskDefinition mapped = map(task().containerDefinitions(gpus("ALL"), gpus("2")));

        assertThat(mapped.resources().gpus()).isZero();
        assertThat(mapped.everyGpu()).isTrue();
    }

    @Test
    void recognisesATaskThatSharesAGpu() {
        ResourceRequirement share = ResourceRequirement.builder()
                .type(ResourceType.GPU)
                .sharingStrategy(s -> s.nvidiaMps(mps -> mps.memory(4096)))
                .build();
        ecsremediation.model.TaskDefinition mapped = map(task().containerDefinitions(ContainerDefinition.builder()
                .resourceRequirements(share)
                .build()));

        assertThat(mapped.sharedGpu()).isTrue();
        assertThat(mapped.resources().gpus()).isZero();
        assertThat(map(task().containerDefinitions(gpus("1"))).sharedGpu()).isFalse();
    }

    @Test
    void aNeuronDeviceNeedsAnInstanceTypeThatHasSome() {
        ResourceRequirement device = ResourceRequirement.builder()
                .type(ResourceType.NEURON_DEVICE)
                .value("ALL")
                .build();

        assertThat(map(task().containerDefinitions(ContainerDefinition.builder()
                                .resourceRequirements(device)
                                .build()))
                        .placementConstraints())
                .containsExactly(new PlacementConstraint("memberOf", "attribute:ecs.instance-type =~ (inf|trn).*"));
        assertThat(map(task().containerDefinitions(gpus("1"))).placementConstraints())
                .isEmpty();
    }

    @Test
    void aGpuRequirementWithoutValueAndStrategyIsNotRead() {
        assertThatExceptionOfType(IncompleteAnswerException.class)
                .isThrownBy(() -> map(task().containerDefinitions(gpus(null))));
    }

    @Test
    void readsTheInstanceRequirements() {
        ecsremediation.model.TaskDefinition mapped = map(task().requiresAttributes(
                        software.amazon.awssdk.services.ecs.model.Attribute.builder()
                                .name("ecs.capability.x")
                                .build(),
                        software.amazon.awssdk.services.ecs.model.Attribute.builder()
                                .name("rack")
                                .value("7")
                                .build())
                .placementConstraints(TaskDefinitionPlacementConstraint.builder()
                        .type(TaskDefinitionPlacementConstraintType.MEMBER_OF)
                        .expression("attribute:rack == 7")
                        .build())
                .runtimePlatform(p -> p.cpuArchitecture("ARM64").operatingSystemFamily("LINUX")));

        assertThat(mapped.requiredAttributes())
                .containsExactly(
                        new Attribute("ecs.capability.x", Optional.empty()), new Attribute("rack", Optional.of("7")));
        assertThat(mapped.placementConstraints())
                .containsExactly(new PlacementConstraint("memberOf", "attribute:rack == 7"));
        assertThat(mapped.cpuArchitecture()).contains("ARM64");
        assertThat(mapped.operatingSystemFamily()).contains("LINUX");
    }

    private static TaskDefinition.Builder task() {
        return TaskDefinition.builder().taskDefinitionArn("td:1");
    }

    private static ecsremediation.model.TaskDefinition map(TaskDefinition.Builder task) {
        return TaskDefinitionMapping.taskDefinition(task.build());
    }

    private static ContainerDefinition with(PortMapping port) {
        return ContainerDefinition.builder().portMappings(List.of(port)).build();
    }

    private static ContainerDefinition gpus(@Nullable String value) {
        return ContainerDefinition.builder()
                .resourceRequirements(ResourceRequirement.builder()
                        .type(ResourceType.GPU)
                        .value(value)
                        .build())
                .build();
    }
}
