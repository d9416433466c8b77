package ecsremediation.plan;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.Lowering;
import ecsremediation.model.BroughtInstance;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.CapacityProvider;
import ecsremediation.model.LaunchFailure;
import ecsremediation.model.ReadFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Why an operator has to act, with numbers, names and instants. */
public sealed interface EscalationReason {

    /** Tasks get an instance and do not stay up. */
    record TasksFail(Diagnosis.TaskFailing diagnosis) implements EscalationReason {}

    /** ECS gave the deployment up for lack of capacity, and starts no more of its tasks. */
    record DeploymentGivenUp(Diagnosis.DeploymentLost diagnosis) implements EscalationReason {}

    /** Instances run, and ECS cannot use them. */
    record InstancesUnusable(Diagnosis.AgentUnavailable diagnosis) implements EscalationReason {}

    /** No further instance of any group would take the tasks. */
    record NoInstanceSuits(Diagnosis.Unplaceable diagnosis) implements EscalationReason {}

    /** The sizing found that no instance of the group takes any of the tasks. */
    record NothingFits(String group, List<SizingNote> notes) implements EscalationReason {
        public NothingFits {
            notes = List.copyOf(notes);
        }
    }

    /**
     * None of the groups that could take the tasks was read.
     *
     * @param groups their names
     */
    record NoGroupRead(int tasks, List<String> groups) implements EscalationReason {
        public NoGroupRead {
            groups = List.copyOf(groups);
        }
    }

    /** The group has no ceiling tag. */
    record NoCeilingTag(RequiredCapacity required) implements EscalationReason {}

    /** The ceiling tag's value is not a whole number from 1 to {@code most}. */
    record MalformedCeiling(String value, int most, RequiredCapacity required) implements EscalationReason {}

    /** The limits do not allow the group any further instance. */
    record AtCeiling(RequiredCapacity required, List<ReachedLimit> limits) implements EscalationReason {
        public AtCeiling {
            limits = List.copyOf(limits);
        }
    }

    /** A scheduled action, a scaling policy or a person lowered the group, and the tasks lack that capacity. */
    record LoweredByAnother(Lowering lowering, RequiredCapacity required) implements EscalationReason {}

    /** Process Launch of the group is suspended. */
    record LaunchSuspended(RequiredCapacity required) implements EscalationReason {}

    /** Launches fail, for a reason that an operator can or must fix. */
    record LaunchFailing(BlockedLaunches blocked) implements EscalationReason {}

    /**
     * Only another operator may change the group.
     *
     * @param principal the service principal that may, such as {@code eks.amazonaws.com}
     */
    record OperatorOwned(String principal, RequiredCapacity required) implements EscalationReason {}

    /**
     * ECS managed scaling is set up for the group and does not change its desired capacity.
     *
     * @param provider the capacity provider
     * @param failure ECS's failed change of the provider; empty if the group lacks ECS's scaling policy
     */
    record ManagedScalingBroken(
            String provider, Optional<CapacityProvider.UpdateFailure> failure, RequiredCapacity required)
            implements EscalationReason {}

    /**
     * The warm pool has no maximum prepared capacity, so a larger max alone would launch instances into
     * it.
     */
    record UnlimitedWarmPool(RequiredCapacity required) implements EscalationReason {}

    /** The numbers of the sizing's proof contradict each other. */
    record SizingContradiction(String group, int lowerBound, int chosen, int upperBound) implements EscalationReason {}

    /**
     * Several raises in a row had no effect: no task runs on their instances.
     *
     * @param raises the newest first; of one group, or of several that took the demand
     * @param brought EC2 ids of the instances that registered since, at least one, in order
     * @param nextTry when the program tries a further raise
     */
    record IneffectiveRaises(
            List<CapacityAction> raises, List<String> brought, Instant nextTry, RequiredCapacity required)
            implements EscalationReason {
        public IneffectiveRaises {
            raises = List.copyOf(raises);
            brought = List.copyOf(brought);
        }
    }

    /**
     * The newest raise for the services brought instances and helped none of them.
     *
     * @param brought the instances that registered since, at least one, by id
     * @param nextTry when the program raises for them again
     */
    record UselessRaise(CapacityAction raise, List<BroughtInstance> brought, Instant nextTry, RequiredCapacity required)
            implements EscalationReason {
        public UselessRaise {
            brought = List.copyOf(brought);
        }
    }

    /**
     * The deadline of the raise has passed, and not all tasks run.
     *
     * @param progress of the newest raise for these tasks; empty if none is known
     * @param waitedFor the reason of the hold that ends here
     */
    record TasksOverdue(Optional<RaiseProgress> progress, HoldReason waitedFor) implements EscalationReason {}

    /** A part of the Observation that concerns the group was not read. */
    record NotRead(List<ReadFailure> failures, RequiredCapacity required) implements EscalationReason {
        public NotRead {
            failures = List.copyOf(failures);
        }
    }

    /** What another service of the group needs is not known. */
    record NeighbourInDoubt(Diagnosis.Inconclusive neighbour, RequiredCapacity required) implements EscalationReason {}

    /** The diagnosis lacks data, or its data contradicts itself. */
    record Doubt(Diagnosis.Inconclusive diagnosis) implements EscalationReason {}

    /** The reason without its numbers. */
    default Plan.Escalate.Reason reason() {
        return switch (this) {
            case TasksFail _, InstancesUnusable _, NoInstanceSuits _, NothingFits _ ->
                Plan.Escalate.Reason.NOT_CAPACITY;
            case DeploymentGivenUp _ -> Plan.Escalate.Reason.DEPLOYMENT_LOST;
            case NoGroupRead _, NoCeilingTag _ -> Plan.Escalate.Reason.NO_CEILING;
            case MalformedCeiling _ -> Plan.Escalate.Reason.BAD_CEILING;
            case AtCeiling _ -> Plan.Escalate.Reason.AT_CEILING;
            case LoweredByAnother _ -> Plan.Escalate.Reason.LOWERED;
            case LaunchSuspended _ -> Plan.Escalate.Reason.LAUNCH_SUSPENDED;
            case LaunchFailing _ -> Plan.Escalate.Reason.LAUNCH_FAILING;
            case OperatorOwned _ -> Plan.Escalate.Reason.OPERATOR_SET;
            case ManagedScalingBroken _ -> Plan.Escalate.Reason.MANAGED_SCALING;
            case UnlimitedWarmPool _ -> Plan.Escalate.Reason.WARM_POOL;
            case SizingContradiction _ -> Plan.Escalate.Reason.SIZING_CONTRADICTION;
            case IneffectiveRaises _, UselessRaise _, TasksOverdue _ -> Plan.Escalate.Reason.UNRESOLVED;
            case NotRead _, NeighbourInDoubt _, Doubt _ -> Plan.Escalate.Reason.INCONCLUSIVE;
        };
    }

    /** The failed launch that caused it; empty if no launch failed. */
    default Optional<LaunchFailure> launch() {
        return switch (this) {
            case LaunchFailing failing ->
                Optional.of(failing.blocked().launches().failure());
            case TasksOverdue overdue -> overdue.waitedFor().launch();
            case TasksFail _,
                    DeploymentGivenUp _,
                    InstancesUnusable _,
                    NoInstanceSuits _,
                    NothingFits _,
                    NoGroupRead _,
                    NoCeilingTag _,
                    MalformedCeiling _,
                    AtCeiling _,
                    LoweredByAnother _,
                    LaunchSuspended _,
                    OperatorOwned _,
                    ManagedScalingBroken _,
                    UnlimitedWarmPool _,
                    SizingContradiction _,
                    IneffectiveRaises _,
                    UselessRaise _,
                    NotRead _,
                    NeighbourInDoubt _,
                    Doubt _ -> Optional.empty();
        };
    }
}
