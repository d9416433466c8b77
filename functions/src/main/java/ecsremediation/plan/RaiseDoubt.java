package ecsremediation.plan;

import ecsremediation.model.BroughtInstance;
import ecsremediation.model.CapacityAction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Why a service gets no further raise, or only one of a single instance: the newest one did not help it, or that is not certain yet. */
sealed interface RaiseDoubt {

    /**
     * No task of the service is placed on what the raise brought, and none fits there. ECS has until then.
     *
     * @param brought the instances that registered so far
     */
    record Unproven(CapacityAction raise, List<BroughtInstance> brought, Instant until) implements RaiseDoubt {
        public Unproven {
            brought = List.copyOf(brought);
        }
    }

    /**
     * The raise was useless for the service.
     *
     * @param nextTry when the service may be raised for again
     */
    record Useless(CapacityAction raise, List<BroughtInstance> brought, Instant nextTry) implements RaiseDoubt {
        public Useless {
            brought = List.copyOf(brought);
        }
    }

    /**
     * The newest raise was useless for the service, and only time ended the stop after it. A raise of one instance
     * shows whether more would help.
     */
    record StopOver() implements RaiseDoubt {}

    /** What the doubt means for services whose demand has to be raised for. */
    static Optional<Plan> of(GroupContext s) {
        return s.doubt().flatMap(doubt -> switch (doubt) {
            case Unproven d ->
                Optional.of(s.hold(
                        new HoldReason.RaiseUnproven(d.raise(), d.brought().size(), s.required()),
                        Optional.of(d.until())));
            case Useless d ->
                Optional.of(s.escalate(
                        new EscalationReason.UselessRaise(d.raise(), d.brought(), d.nextTry(), s.required())));
            case StopOver _ -> Optional.empty();
        });
    }
}
