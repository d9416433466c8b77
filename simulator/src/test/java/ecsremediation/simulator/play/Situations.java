package ecsremediation.simulator.play;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.simulator.autoscaling.BootTimeDistribution;
import ecsremediation.simulator.autoscaling.SimulatedGroup.InstanceOffer;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.ecs.ContainerSpec;
import ecsremediation.simulator.ecs.InstanceShape;
import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.ecs.TaskSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Small scenarios: one cluster {@code shop} with one group {@code shop-asg} and one service {@code web}. */
final class Situations {
    static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    static final String SERVICE = "shop/web";
    static final String GROUP = "shop-asg";

    private Situations() {}

    /** One task of 512 MiB fits on an instance. */
    static Scenario shop(int desired, int ceiling, Duration length, ScenarioEvent... events) {
        return of(new Sizes(1, desired, desired), desired, ceiling, length, events);
    }

    static Scenario of(Sizes sizes, int desired, int ceiling, Duration length, ScenarioEvent... events) {
        return new Scenario(
                "shop",
                "A shop.",
                START,
                length,
                ProgramSettings.DEFAULT,
                List.of(cluster(1, sizes, desired, ceiling)),
                List.of(events));
    }

    static ScenarioCluster cluster(int copies, Sizes sizes, int desired, int ceiling) {
        ScenarioGroup group = new ScenarioGroup(
                GROUP,
                sizes,
                List.of(new InstanceOffer(InstanceShape.of("t3.micro", 2048, 952), 1)),
                List.of("eu-central-1a", "eu-central-1b"),
                BootTimeDistribution.ORDINARY,
                new TreeMap<>(Map.of(AutoScalingGroup.CEILING_TAG, Integer.toString(ceiling))));
        ScenarioService web = new ScenarioService(
                ServiceSpec.ec2("web", "web", desired),
                TaskSpec.of("web", ContainerSpec.of("web", 256, 512)),
                1,
                Optional.empty());
        return new ScenarioCluster("shop", copies, List.of(group), List.of(), List.of(web));
    }

    static ScenarioEvent once(Duration at, ScenarioAction... actions) {
        return new ScenarioEvent(
                at, Optional.empty(), Optional.empty(), List.of(new ScenarioAction.Together(List.of(actions))));
    }

    /** The actions in turn. */
    static ScenarioEvent every(Duration pause, ScenarioAction... actions) {
        return new ScenarioEvent(
                pause, Optional.of(pause), Optional.empty(), Stream.of(actions).toList());
    }
}
