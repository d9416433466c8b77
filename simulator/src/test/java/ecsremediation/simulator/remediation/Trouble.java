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

/** Troubles whose whole life is played, again and again. Each one ends, some of them with a person's help. */
enum Trouble {
    /** The lab of the brief: three tasks more than fit. */
    MEMORY_FULL(10) {
        @Override
        void begin(Lab lab) {
            lab.raiseDesiredCount(4);
        }
    },
    /** The ceiling lets two of four tasks in; after half an hour the owner raises it. */
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
    /** EC2 has no instances for eight minutes. */
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
    /** Two services want more than fits, on one group. */
    TWO_SERVICES(10) {
        @Override
        void begin(Lab lab) {
            lab.world().ecs().register(TaskSpec.of(WORKER, ContainerSpec.of("worker", 256, 400)));
            lab.world().ecs().createService(LabNames.CLUSTER, ServiceSpec.ec2(WORKER, WORKER, 3));
            lab.raiseDesiredCount(2);
        }
    },
    /** Five services want a task each that does not fit, and are told together; so is it that their owner gives them up. */
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

    /** The second service, by name. */
    static final String WORKER = "EcsLabWorker";

    private final int ceiling;

    Trouble(int ceiling) {
        this.ceiling = ceiling;
    }

    /** The lab before it begins: always the same. */
    Lab quiet() {
        return LabScenario.build(LabSettings.ofSeed(1).withCeiling(OptionalInt.of(ceiling)));
    }

    abstract void begin(Lab lab);
}
