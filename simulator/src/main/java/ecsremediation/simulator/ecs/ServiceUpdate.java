package ecsremediation.simulator.ecs;

import java.util.Optional;
import java.util.OptionalInt;

/** What UpdateService changes; what is empty stays. */
public record ServiceUpdate(OptionalInt desired, Optional<String> taskDefinition, boolean forceNewDeployment) {

    /** Another desired count. */
    public static ServiceUpdate toDesired(int count) {
        return new ServiceUpdate(OptionalInt.of(count), Optional.empty(), false);
    }

    /** Another task definition. */
    public static ServiceUpdate toTaskDefinition(String name) {
        return new ServiceUpdate(OptionalInt.empty(), Optional.of(name), false);
    }

    /** The same, started anew. */
    public static ServiceUpdate again() {
        return new ServiceUpdate(OptionalInt.empty(), Optional.empty(), true);
    }
}
