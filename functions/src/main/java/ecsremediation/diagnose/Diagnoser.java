package ecsremediation.diagnose;

import ecsremediation.model.Observation;
import ecsremediation.model.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds out why tasks are missing. The causes are asked in turn, those that need no look at room first, and
 * the first that answers is the diagnosis: read {@link #withoutRoom} and {@link #withRoom} as a table. A
 * cause that capacity cannot cure goes before the one that it can, so that nothing is bought on a doubt.
 */
public final class Diagnoser {
    private Diagnoser() {}

    /** Exactly one diagnosis per service, by service name; the same for the same Observation, always. */
    public static List<Diagnosis> diagnose(Observation seen) {
        Observation observation = Interfaces.told(seen);
        Fleet fleet = new Fleet(observation);
        List<Case> cases = observation.services().stream()
                .sorted(Comparator.comparing(Service::name))
                .map(service -> Case.of(fleet, service))
                .toList();
        List<Diagnosis> diagnoses =
                new ArrayList<>(Knowledge.notFound(observation).toList());
        List<Case> open = new ArrayList<>();
        for (Case it : cases) {
            withoutRoom(it).ifPresentOrElse(diagnoses::add, () -> open.add(it));
        }
        Check check = Check.of(fleet, open);
        open.forEach(it -> diagnoses.add(withRoom(it, check)));
        return diagnoses.stream()
                .sorted(Comparator.comparing(Diagnosis::service))
                .toList();
    }

    private static Optional<Diagnosis> withoutRoom(Case it) {
        return Ownership.of(it) // nothing missing, or left to its owner
                .or(() -> Knowledge.of(it)); // too little was read
    }

    private static Diagnosis withRoom(Case it, Check check) {
        boolean room = check.left(check.onFree(), it.name()) == 0;
        return Failing.of(it, room) // tasks start and do not stay up
                .or(() -> Starting.of(it)) // placed, and not running yet
                .or(() -> Rollout.heldBack(it)) // the deployment's own limits
                .or(() -> Waiting.forCounts(it)) // nothing is unplaced
                .or(() -> Spoken.of(it, check)) // ECS knows better, or differs
                .or(() -> Waiting.forRetry(it, check)) // there is room
                .or(() -> Rollout.makingRoom(it)) // older tasks will go
                .or(() -> Waiting.forCapacity(it, check)) // instances are coming
                .or(() -> Unusable.of(it, check)) // instances are there and of no use
                .orElseGet(() -> Lack.of(it, check)); // another instance would help, or none would
    }
}
