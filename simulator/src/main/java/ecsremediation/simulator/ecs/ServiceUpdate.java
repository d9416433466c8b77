package ecsremediation.simulator.ecs;

import java.util.Optional;
import java.util.OptionalInt;

/** The parameters of UpdateService. An empty value stays as it is. */
public record ServiceUpdate(OptionalInt desired, Optional<String> taskDefinition, boolean forceNewDeployment) {

    /** Changes the desired count. */
    public static ServiceUpdate toDesired(int count) {
        return new ServiceUpdate(OptionalInt.of(count), Optional.empty(), false);
    }

    /** Changes the task definition. */
    public static ServiceUpdate toTaskDefinition(String name) {
        return new ServiceUpdate(OptionalInt.empty(), Optional.of(name), false);
    }
}
