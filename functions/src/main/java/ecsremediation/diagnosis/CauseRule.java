package ecsremediation.diagnosis;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The rules that find the cause of missing tasks with the placement of all of them, in the order in which
 * they are asked. The first that answers gives the diagnosis. The rules for causes that capacity does not
 * fix come before the shortfall. So no instance is launched while another cause is possible. The last rule
 * always answers. {@code docs/process.md} has the table.
 */
@SuppressWarnings("ImmutableEnumChecker") // method references without state
enum CauseRule {
    /** Tasks start and do not stay up. */
    TASK_FAILURE((serviceCase, check) ->
            TaskFailureRule.of(serviceCase, check.unplaced(check.onRegistered(), serviceCase.name()) == 0)),
    /** Tasks have an instance and do not run yet. */
    STARTUP((serviceCase, _) -> StartupRule.of(serviceCase)),
    /** The deployment's own limits hold the missing tasks back. */
    DEPLOYMENT_LIMITS((serviceCase, _) -> RolloutRule.heldBack(serviceCase)),
    /** No task is unplaced: ECS's counts lag. */
    COUNTS((serviceCase, _) -> ConvergenceRule.forCounts(serviceCase)),
    /** ECS names a cause, or contradicts our check. */
    ECS_MESSAGE(EcsMessageRule::of),
    /** Registered instances have the capacity. */
    PLACEMENT_RETRY(ConvergenceRule::forRetry),
    /** ECS will stop older tasks of the rollout. */
    ROLLOUT((serviceCase, _) -> RolloutRule.freeingCapacity(serviceCase)),
    /** Requested instances will have the capacity. */
    IN_FLIGHT(ConvergenceRule::forCapacity),
    /** Stopping tasks will release the capacity. */
    STOPPING(ConvergenceRule::forStopping),
    /** It is not known what stopping tasks will release. */
    UNREAD_RELEASE((serviceCase, _) -> CompletenessRule.ofReleases(serviceCase)),
    /** Instances run, and ECS cannot use them. */
    AGENT(AgentRule::of),
    /** Another instance of a group would take a task. */
    SHORTFALL(CapacityShortfallRule::of),
    /** No instance that a group could launch would take one. */
    UNPLACEABLE((serviceCase, check) -> Optional.of(CapacityShortfallRule.unplaceable(serviceCase, check)));

    private final BiFunction<ServiceCase, PlacementCheck, Optional<Diagnosis>> rule;

    CauseRule(BiFunction<ServiceCase, PlacementCheck, Optional<Diagnosis>> rule) {
        this.rule = rule;
    }

    /** The diagnosis of the first rule that answers. */
    static Diagnosis first(ServiceCase serviceCase, PlacementCheck check) {
        return Stream.of(values())
                .flatMap(rule -> rule.diagnosis(serviceCase, check).stream())
                .findFirst()
                .orElseThrow();
    }

    Optional<Diagnosis> diagnosis(ServiceCase serviceCase, PlacementCheck check) {
        return rule.apply(serviceCase, check);
    }
}
