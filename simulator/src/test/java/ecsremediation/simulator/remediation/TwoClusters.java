package ecsremediation.simulator.remediation;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.BootTimeDistribution;
import ecsremediation.simulator.autoscaling.GroupSpec;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.ecs.EcsService;
import ecsremediation.simulator.ecs.InstanceShape;
import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.ecs.ServiceUpdate;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabScenario;
import ecsremediation.simulator.scenario.LabSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The lab and a second cluster of the same kind with its own group. No function is attached. */
record TwoClusters(World world) {
    /** Name of the second cluster and of its group. */
    static final String SECOND = "SecondCluster";

    static TwoClusters quiet() {
        World world = LabScenario.build(LabSettings.ofSeed(1)).world();
        world.ecs().createCluster(SECOND);
        world.autoScaling()
                .create(new GroupSpec(
                        SECOND,
                        new Sizes(1, 1, 1),
                        List.of("eu-central-1a"),
                        SECOND,
                        InstanceShape.of("t3.micro", 2048, 952),
                        BootTimeDistribution.ORDINARY,
                        Map.of(AutoScalingGroup.CEILING_TAG, "10")));
        world.advance(Duration.ofMinutes(5));
        world.ecs().createService(SECOND, ServiceSpec.ec2(LabNames.SERVICE, LabNames.TASK_FAMILY, 1));
        world.advance(Duration.ofMinutes(5));
        return new TwoClusters(world);
    }

    /** Sets the desired count of a cluster's service and waits until ECS has tried to place the tasks. */
    void setDesired(String cluster, int tasks) {
        world.ecs().updateService(cluster, LabNames.SERVICE, ServiceUpdate.toDesired(tasks));
    }

    boolean isAtRest() {
        return world.read(() -> world.ecs().clusters().stream()
                .flatMap(c -> c.services().stream())
                .allMatch(TwoClusters::isAtRest));
    }

    private static boolean isAtRest(EcsService service) {
        return service.running() == service.desired();
    }

    /** Mails about a raise, including those not yet delivered. */
    List<ReceivedNotification> raisedMails() {
        world.advance(Duration.ofSeconds(5));
        return world.topics().mailbox().stream()
                .filter(mail -> mail.address().equals(LabNames.OPERATOR_ADDRESS))
                .flatMap(mail -> ReceivedNotification.by(mail))
                .filter(notified -> notified.notification().equals("RAISED"))
                .toList();
    }
}
