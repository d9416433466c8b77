package ecsremediation.simulator.scenario;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.BootTimeDistribution;
import ecsremediation.simulator.autoscaling.GroupSpec;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.ecs.ContainerSpec;
import ecsremediation.simulator.ecs.InstanceShape;
import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.ecs.TaskSpec;
import ecsremediation.simulator.trace.Trace;
import ecsremediation.simulator.trace.TraceSubject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The lab of the brief: a service of launch type EC2, whose 512 MiB task fits once on a t3.micro, and a group of one
 * instance. The wiring follows after the first minutes, so that no event of the start reaches a function.
 */
public final class LabScenario {
    /** Long enough for the first boot. */
    private static final Duration BOOT = Duration.ofMinutes(5);

    /** Long enough for the first task and for full alarm windows without a breach. */
    private static final Duration QUIET = Duration.ofMinutes(15);

    private static final int TASK_CPU = 256;
    private static final int TASK_MEMORY = 512;
    private static final int CONTAINER_PORT = 80;
    private static final int INSTANCE_CPU = 2048;
    /** Memory in MiB that a t3.micro registers of its 1 GiB. */
    private static final int INSTANCE_MEMORY = 952;

    private LabScenario() {}

    /** Builds the lab and advances it to its steady state. */
    public static Lab build(LabSettings settings) {
        World world = new World(settings.seed(), settings.start().minus(BOOT).minus(QUIET));
        world.ecs().createCluster(LabNames.CLUSTER);
        world.ecs().containerInsights(LabNames.CLUSTER, settings.containerInsights());
        world.autoScaling().create(group(settings));
        world.advance(BOOT);
        world.ecs()
                .register(TaskSpec.of(
                        LabNames.TASK_FAMILY,
                        ContainerSpec.of("api", TASK_CPU, TASK_MEMORY, ContainerSpec.Port.dynamic(CONTAINER_PORT))));
        world.ecs().createService(LabNames.CLUSTER, ServiceSpec.ec2(LabNames.SERVICE, LabNames.TASK_FAMILY, 1));
        LabAlarms.put(world);
        world.advance(QUIET);
        LabWiring.create(world);
        return new Lab(
                world, Trace.follow(world, new TraceSubject(LabNames.CLUSTER, LabNames.SERVICE, LabNames.GROUP)));
    }

    private static GroupSpec group(LabSettings settings) {
        Map<String, String> tags = new TreeMap<>();
        tags.put("Name", LabNames.GROUP);
        settings.ceiling().ifPresent(c -> tags.put(AutoScalingGroup.CEILING_TAG, Integer.toString(c)));
        return new GroupSpec(
                LabNames.GROUP,
                new Sizes(1, 1, 1),
                List.of("eu-central-1a", "eu-central-1b"),
                LabNames.CLUSTER,
                InstanceShape.of("t3.micro", INSTANCE_CPU, INSTANCE_MEMORY),
                BootTimeDistribution.ORDINARY,
                tags);
    }
}
