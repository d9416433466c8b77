package ecsremediation.diagnosis;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rules that look at one service alone, in the order in which they are asked. The first that answers
 * gives the diagnosis. A service without an answer goes to the {@link CauseRule}s. {@code docs/process.md}
 * has both as one table.
 */
@SuppressWarnings("ImmutableEnumChecker") // method references without state
enum ScreeningRule {
    /** No task is missing. */
    GAP(ScopeRule::noGap),
    /** This program does not manage the service. */
    SCOPE(ScopeRule::notOurs),
    /** Too little was read, or was understood, to decide. */
    COMPLETENESS(CompletenessRule::of);

    private final Function<ServiceCase, Optional<Diagnosis>> rule;

    ScreeningRule(Function<ServiceCase, Optional<Diagnosis>> rule) {
        this.rule = rule;
    }

    /** The diagnosis of the first rule that answers; empty if the service's tasks have to be placed. */
    static Optional<Diagnosis> first(ServiceCase serviceCase) {
        return Stream.of(values())
                .flatMap(rule -> rule.diagnosis(serviceCase).stream())
                .findFirst();
    }

    Optional<Diagnosis> diagnosis(ServiceCase serviceCase) {
        return rule.apply(serviceCase);
    }
}
