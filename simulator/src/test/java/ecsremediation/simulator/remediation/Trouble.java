package ecsremediation.simulator.remediation;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.LaunchFault;
import ecsremediation.simulator.ecs.ContainerSpec;
import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.ecs.ServiceUpdate;
import ecsremediation.simulator.ecs.TaskSpec;
import ecsremediation.simulator.scenario.Lab;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabScenario;
import ecsremediation.simulator.scenario.LabSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Troubles that are played from start to end. Each one ends, some only after an operator's action. */
enum Trouble {
    /** The lab of the brief: three more tasks than fit. */
    MEMORY_FULL(10) {
        @Override
        void begin(Lab lab) {
            lab.raiseDesiredCount(4);
        }
    },
    /** The ceiling permits two of four tasks. The owner raises it after half an hour. */
    CEILING_TOO_LOW(2) {
        @Override
        void begin(Lab lab) {
            lab.raiseDesiredCount(4);
            World world = lab.world();
            world.after(
                    Duration.ofMinutes(30),
                    () -> world.autoScaling()
                            .group(LabNames.GROUP)
                            .tag(AutoScalingGroup.CEILING_TAG, Optional.of("10")));
        }
    },
    /** EC2 has no capacity for eight minutes. */
    LAUNCHES_FAIL(10) {
        @Override
        void begin(Lab lab) {
            World world = lab.world();
            LaunchFault fault = LaunchFault.insufficientCapacity("t3.micro", "eu-central-1a");
            world.autoScaling().fault(LabNames.GROUP, Optional.of(fault));
            lab.raiseDesiredCount(3);
            world.after(Duration.ofMinutes(8), () -> world.autoScaling().fault(LabNames.GROUP, Optional.empty()));
        }
    },
    /** Two services need more instances, on one group. */
    TWO_SERVICES(10) {
        @Override
        void begin(Lab lab) {
            lab.world().ecs().register(TaskSpec.of(WORKER, ContainerSpec.of("worker", 256, 400)));
            lab.world().ecs().createService(LabNames.CLUSTER, ServiceSpec.ec2(WORKER, WORKER, 3));
            lab.raiseDesiredCount(2);
        }
    },
    /**
     * Five services each lack a task that does not fit. One mail reports all of them. One mail also reports that
     * their owner removed them.
     */
    FIVE_SERVICES(10) {
        @Override
        void begin(Lab lab) {
            World world = lab.world();
            world.run(() -> names().map(name -> ServiceSpec.ec2(name, LabNames.TASK_FAMILY, 1))
                    .forEach(service -> world.ecs().createService(LabNames.CLUSTER, service)));
            world.after(
                    Duration.ofSeconds(150),
                    () -> names().forEach(name ->
                            world.ecs().updateService(LabNames.CLUSTER, name, ServiceUpdate.toDesired(0))));
        }

        private Stream<String> names() {
            return IntStream.rangeClosed(1, 5).mapToObj(i -> "api-" + i);
        }
    };

    /** Name of the second service. */
    static final String WORKER = "EcsLabWorker";

    private final int ceiling;

    Trouble(int ceiling) {
        this.ceiling = ceiling;
    }

    /** The lab before the trouble, always the same. */
    Lab quiet() {
        return LabScenario.build(LabSettings.ofSeed(1).withCeiling(OptionalInt.of(ceiling)));
    }

    abstract void begin(Lab lab);
}
