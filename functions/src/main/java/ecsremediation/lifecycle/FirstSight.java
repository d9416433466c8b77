package ecsremediation.lifecycle;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.Evidence;
import ecsremediation.diagnosis.Fact;
import ecsremediation.model.Observation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Since when a diagnosis holds, as far as one Observation shows. */
final class FirstSight {
    private FirstSight() {}

    /**
     * The time since which ECS says that the agents are disconnected, where the diagnosis names such instances; else
     * the time of the Observation.
     */
    static Instant of(Diagnosis diagnosis, Observation observation) {
        List<String> away = diagnosis.evidence().stream()
                .map(Evidence::fact)
                .flatMap(FirstSight::instances)
                .toList();
        return observation.containerInstances().stream()
                .filter(i -> away.contains(i.ec2InstanceId()))
                .flatMap(i -> i.disconnectedSince().stream())
                .filter(observation.takenAt()::isAfter)
                .min(Comparator.naturalOrder())
                .orElse(observation.takenAt());
    }

    private static Stream<String> instances(Fact fact) {
        Stream<String> starting = fact instanceof Fact.AgentsDisconnected f ? f.instances().stream() : Stream.empty();
        Stream<String> unplaced = fact instanceof Fact.CapacityDisconnected f ? f.instances().stream() : Stream.empty();
        return Stream.concat(starting, unplaced);
    }
}
