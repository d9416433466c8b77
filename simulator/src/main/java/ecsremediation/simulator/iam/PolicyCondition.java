package ecsremediation.simulator.iam;

import java.util.List;
import java.util.Optional;

/**
 * One operator on one key of a Condition element.
 *
 * @param values alternatives: one of them must fit, or none for a negated operator [IAM user guide, conditions with
 *     multiple keys or values]
 */
record PolicyCondition(ConditionOperator operator, String key, List<String> values) {
    PolicyCondition {
        values = List.copyOf(values);
    }

    boolean holds(IamRequest request) {
        Optional<List<String>> present = request.values(key).filter(found -> !found.isEmpty());
        if (operator.comparison() == ValueComparison.NULL) {
            return values.contains(String.valueOf(present.isEmpty()));
        }
        if (present.isEmpty()) {
            return operator.holdsWithoutKey();
        }
        List<String> found = present.get();
        return switch (operator.quantifier()) {
            case ALL_VALUES -> found.stream().allMatch(this::fits);
            case ANY_VALUE -> found.stream().anyMatch(this::fits);
            case SINGLE_VALUE -> fits(single(found));
        };
    }

    private boolean fits(String found) {
        boolean one = values.stream().anyMatch(value -> operator.comparison().holds(value, found));
        return one != operator.comparison().isNegated();
    }

    private String single(List<String> found) {
        if (found.size() != 1) {
            throw new PolicyException(
                    "the key " + key + " has " + found.size() + " values: use ForAllValues or ForAnyValue");
        }
        return found.getFirst();
    }
}
