package ecsremediation.diagnosis;

import ecsremediation.diagnosis.Diagnosis.Inconclusive;
import ecsremediation.diagnosis.Diagnosis.Unplaceable;
import ecsremediation.model.ContainerInstance;
import ecsremediation.placement.Demand;
import ecsremediation.placement.Fit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What ECS said last about placing the tasks, where that settles the matter or stands against our own check.
 */
final class EcsMessageRule {
    private EcsMessageRule() {}

    /** A quota or a wrong zone, of which only ECS can know; or attributes missing that we see. */
    static Optional<Diagnosis> of(ServiceCase it, PlacementCheck check) {
        return it.messages()
                .newest(kind -> kind.isPlacementFailure() || kind == MessageKind.QUOTA)
                .flatMap(line -> of(it, check, line));
    }

    private static Optional<Diagnosis> of(ServiceCase it, PlacementCheck check, ServiceMessages.Line line) {
        return switch (line.kind()) {
            case QUOTA -> Optional.of(unplaceable(it, Unplaceable.Kind.QUOTA, line));
            case WRONG_ZONE -> Optional.of(unplaceable(it, Unplaceable.Kind.WRONG_ZONE, line));
            case NO_ATTRIBUTE, MEMBER_OF -> contradiction(it, check, line);
            default -> Optional.empty();
        };
    }

    private static Diagnosis unplaceable(ServiceCase it, Unplaceable.Kind kind, ServiceMessages.Line line) {
        return new Unplaceable(it.name(), kind, it.gap().unplaced(), line.text(), it.facts(line.evidence()));
    }

    /** Instances that were there when ECS looked, and that have by our reading all that the tasks ask for. */
    private static Optional<Diagnosis> contradiction(ServiceCase it, PlacementCheck check, ServiceMessages.Line line) {
        Set<String> then = registeredBefore(it, line.at());
        List<Demand> demands = it.demands();
        return check.onFree().rooms().stream()
                .filter(room -> room.id().arn().filter(then::contains).isPresent())
                .filter(room ->
                        demands.stream().allMatch(d -> Fit.identity(d, room).isEmpty()))
                .flatMap(room -> room.id().arn().stream())
                .sorted()
                .findFirst()
                .map(room -> new Inconclusive(
                        it.name(),
                        Inconclusive.Kind.CONTRADICTION,
                        "the attributes of container instance " + room
                                + ": it has what the tasks ask for by our reading," + " and ECS says \"" + line.text()
                                + "\"",
                        it.facts(line.evidence())));
    }

    private static Set<String> registeredBefore(ServiceCase it, Instant at) {
        Set<String> arns = new TreeSet<>();
        it.observation().containerInstances().stream()
                .filter(i -> i.registeredAt().isBefore(at))
                .map(ContainerInstance::arn)
                .forEach(arns::add);
        return arns;
    }
}
