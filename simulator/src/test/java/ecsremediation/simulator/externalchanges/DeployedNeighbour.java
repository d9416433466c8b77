package ecsremediation.simulator.externalchanges;

import ecsremediation.model.ClusterReader;
import ecsremediation.model.Resources;
import ecsremediation.plan.Limits;
import ecsremediation.simulator.autoscaling.LaunchFault;
import ecsremediation.simulator.ecs.ContainerSpec;
import ecsremediation.simulator.ecs.InstanceShape;
import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.ecs.ServiceUpdate;
import ecsremediation.simulator.ecs.TaskSpec;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** The lab with 3 missing tasks and useless new instances, beside a service that is deployed every half hour. */
public final class DeployedNeighbour {
    /** One instance for each of the 3 missing tasks, and one more. */
    public static final int MOST_BOUGHT = 4;

    /** The new instances have room for a task of the neighbour only. */
    static final LaunchFault TAKEN =
            new LaunchFault.OtherShape(InstanceShape.of("t3.micro", 2048, 952).withJobs(Resources.of(128, 700)));

    private static final Limits WIDE = new Limits(1000, 1000, 100, 100);
    private static final String NEIGHBOUR = "neighbour";

    private DeployedNeighbour() {}

    /** The instances by which the program raises the group in the first 5 h 30 min, reading through a double. */
    public static int boughtReading(UnaryOperator<ClusterReader> through) {
        return bought(played(ObservedWorld.reading(through, WIDE), TAKEN, 11));
    }

    static ObservedWorld played(LaunchFault fault, int halfHours) {
        return played(ObservedWorld.lab(100, WIDE), fault, halfHours);
    }

    private static ObservedWorld played(ObservedWorld lab, LaunchFault fault, int halfHours) {
        lab.world()
                .ecs()
                .register(TaskSpec.of(NEIGHBOUR, ContainerSpec.of("main", 64, 160, ContainerSpec.Port.dynamic(8080))));
        lab.world().ecs().createService(LabNames.CLUSTER, ServiceSpec.ec2(NEIGHBOUR, NEIGHBOUR, 2));
        lab.passMinutes(10);
        lab.fault(Optional.of(fault));
        lab.inTrouble();
        for (int half = 0; half < halfHours; half++) {
            lab.world()
                    .ecs()
                    .updateService(
                            LabNames.CLUSTER,
                            NEIGHBOUR,
                            new ServiceUpdate(OptionalInt.empty(), Optional.empty(), true));
            lab.pass(Duration.ofMinutes(30));
        }
        return lab;
    }

    /** Instances by which the group was raised. */
    static int bought(ObservedWorld lab) {
        return lab.raises().stream()
                .mapToInt(raise -> raise.to().desired() - raise.from().desired())
                .sum();
    }
}
