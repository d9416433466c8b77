package ecsremediation.diagnosis;

import java.util.List;
import java.util.Optional;

/**
 * Tasks run on draining instances that their groups give up. Someone, or a policy, made the group smaller:
 * where the tasks have no other place, an operator decides, and the group is not raised.
 */
final class DrainingRule {
    private DrainingRule() {}

    /** By service, in the order of the cases; only for tasks that fit nowhere else. */
    static List<Diagnosis> of(ClusterIndex index, List<ServiceCase> cases) {
        List<ServiceCase> leaving = cases.stream()
                .flatMap(c -> c.leaving().stream())
                .filter(c ->
                        ScopeRule.notOurs(c).isEmpty() && CompletenessRule.of(c).isEmpty())
                .toList();
        if (leaving.isEmpty()) {
            return List.of();
        }
        PlacementCheck check = PlacementCheck.of(index, leaving);
        return leaving.stream().flatMap(c -> of(c, check).stream()).toList();
    }

    private static Optional<Diagnosis> of(ServiceCase serviceCase, PlacementCheck check) {
        boolean moves = check.unplaced(check.onExpected(), serviceCase.name()) == 0
                || ConvergenceRule.forCapacity(serviceCase, check).isPresent();
        return moves
                ? Optional.empty()
                : serviceCase
                        .draining()
                        .fact()
                        .map(fact -> new Diagnosis.Unplaceable(
                                serviceCase.name(),
                                Diagnosis.Unplaceable.Kind.GROUP_SHRINKS,
                                serviceCase.gap().unplaced(),
                                fact,
                                serviceCase.facts(fact)));
    }
}
