package ecsremediation.cli.repository;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Resources;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.ecs.EcsInstance;
import ecsremediation.simulator.ecs.EcsService;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabScenario;
import ecsremediation.simulator.scenario.LabSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example's cluster is the one of the simulated lab. */
class ExampleLabTest {
    private static final Path FOLDER = Path.of("../examples/lab");

    private final World world = LabScenario.build(LabSettings.ofSeed(1)).world();
    private final JsonNode resources = read("template.yaml").path("Resources");

    /** Without the order the stack observes, and ECS Remediation restores the cluster's setting while the cluster exists. */
    @Test
    void itsStepsLetTheStackActAndRemoveBothStacks() {
        assertThat(Repository.text(Path.of("examples/lab/README.md")))
                .containsSubsequence(
                        "cloudformation deploy --stack-name ecs-lab",
                        "sam build && sam deploy --parameter-overrides Mode=act",
                        "./ecs-remediation mode act",
                        "update-service",
                        "delete-stack --stack-name ecs-remediation",
                        "delete-stack --stack-name ecs-lab");
    }

    @Test
    void hasTheClusterOfTheLab() {
        assertThat(text("Cluster", "/ClusterName")).isEqualTo(LabNames.CLUSTER);
        assertThat(text("Service", "/Cluster")).isEqualTo("Cluster");
        assertThat(text("LaunchTemplate", "/LaunchTemplateData/UserData/Fn::Sub"))
                .contains("ECS_CLUSTER=${Cluster}");
    }

    @Test
    void hasTheGroupOfTheLab() {
        SimulatedGroup group = world.autoScaling().group(LabNames.GROUP);

        assertThat(text("Group", "/AutoScalingGroupName")).isEqualTo(LabNames.GROUP);
        assertThat(number("Group", "/MinSize")).isEqualTo(group.sizes().min());
        assertThat(number("Group", "/DesiredCapacity")).isEqualTo(group.sizes().desired());
        assertThat(number("Group", "/MaxSize")).isEqualTo(group.sizes().max());
        assertThat(text("Group", "/Tags/1/Key")).isEqualTo(AutoScalingGroup.CEILING_TAG);
        assertThat(text("LaunchTemplate", "/LaunchTemplateData/InstanceType"))
                .isEqualTo(instance().attributes().get("ecs.instance-type"));
        assertThat(text("LaunchTemplate", "/LaunchTemplateData/MetadataOptions/HttpTokens"))
                .isEqualTo("required");
    }

    @Test
    void hasTheServiceOfTheLab() {
        EcsService service = world.ecs().service(LabNames.CLUSTER, LabNames.SERVICE);
        Resources demand = service.primary().definition().demand().resources();

        assertThat(text("Service", "/ServiceName")).isEqualTo(service.name());
        assertThat(number("Service", "/DesiredCount")).isEqualTo(service.desired());
        assertThat(text("Service", "/LaunchType")).isEqualTo("EC2");
        assertThat(text("Task", "/Family")).isEqualTo(LabNames.TASK_FAMILY);
        assertThat(number("Task", "/ContainerDefinitions/0/Cpu")).isEqualTo(demand.cpuUnits());
        assertThat(number("Task", "/ContainerDefinitions/0/Memory")).isEqualTo(demand.memoryMib());
        assertThat(number("Task", "/ContainerDefinitions/0/PortMappings/0/HostPort"))
                .isZero();
    }

    @Test
    void fitsOneTaskOnAnInstance() {
        int memory = number("Task", "/ContainerDefinitions/0/Memory");

        assertThat(instance().registered().memoryMib()).isBetween(memory, 2 * memory - 1);
    }

    @Test
    void permitsAnInstanceForEachTask() {
        assertThat(read("template.yaml").at("/Parameters/Ceiling/Default").asInt())
                .isEqualTo(4);
        assertThat(read("template.yaml").at("/Outputs/Trouble/Value").asText()).endsWith("--desired-count 4");
    }

    private EcsInstance instance() {
        return world.ecs().cluster(LabNames.CLUSTER).instances().iterator().next();
    }

    private String text(String resource, String path) {
        return resources.path(resource).path("Properties").at(path).asText();
    }

    private int number(String resource, String path) {
        return Integer.parseInt(text(resource, path));
    }

    private static JsonNode read(String file) {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(Files.readString(FOLDER.resolve(file)));
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
    }
}
