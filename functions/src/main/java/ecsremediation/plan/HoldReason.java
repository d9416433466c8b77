package ecsremediation.plan;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.Lowering;
import ecsremediation.event.ServiceName;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.GroupOwner;
import ecsremediation.model.LaunchFailure;
import ecsremediation.model.ScalingChange;
import ecsremediation.model.ScheduledAction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Why the program does nothing for now, with numbers, names and instants. */
public sealed interface HoldReason {

    /** The diagnosis expects the tasks to run without any action. */
    record ClearsByItself(Diagnosis.Converging.Progress progress) implements HoldReason {}

    /** The registered instances have free capacity for every task. */
    record CapacityForEveryTask() implements HoldReason {}

    /**
     * Registered instances have free capacity for some tasks. ECS gets time to use it before a further
     * raise.
     *
     * @param fitting tasks that fit on registered instances
     */
    record CapacityForSomeTasks(int fitting, RequiredCapacity required) implements HoldReason {}

    /** ECS managed scaling drives the group, and the group's max allows the required capacity. */
    record LeftToManagedScaling(RequiredCapacity required) implements HoldReason {}

    /**
     * The requested instances suffice.
     *
     * @param group the group that requested them; empty if they belong to other groups
     * @param instances 0 if they belong to other groups
     * @param tasks the number that they will take
     */
    record InstancesOnTheWay(Optional<String> group, int instances, int tasks) implements HoldReason {}

    /** Instances of unknown size are in flight. Their registration will show the size. */
    record SizeNotSeen(String group, int instances) implements HoldReason {}

    /**
     * The last raises had no effect so far. The instances in flight will show whether a further raise
     * would have one.
     *
     * @param raises the newest first; of one group, or of several that took the demand
     * @param brought the number of instances that registered since
     */
    record RaisesUnproven(List<CapacityAction> raises, int brought, int onTheWay, RequiredCapacity required)
            implements HoldReason {
        public RaisesUnproven {
            raises = List.copyOf(raises);
        }
    }

    /**
     * No task of the services is placed on what their newest raise brought, and none fits there. ECS has time to
     * place one.
     *
     * @param brought the number of instances that registered since; 0 only if the raise before it was useless
     */
    record RaiseUnproven(CapacityAction raise, int brought, RequiredCapacity required) implements HoldReason {}

    /**
     * The group has less than a raise of the last 2 minutes set. Either it was read before that write, or
     * another actor has lowered it since.
     */
    record RaiseNotSettled(CapacityAction raise, RequiredCapacity required) implements HoldReason {}

    /** Launches fail for a reason that may pass without an operator. */
    record LaunchesBackingOff(BlockedLaunches blocked) implements HoldReason {}

    /**
     * The limit of raises per hour or per day is reached.
     *
     * @param service whose limit is reached, whichever the group; empty if it is the group's
     */
    record RaisesUsedUp(Optional<ServiceName> service, int perHour, int perDay, RequiredCapacity required)
            implements HoldReason {}

    /**
     * Another actor lowered the group after a raise.
     *
     * @param change the newest reduction that the group's scaling activities show
     */
    record LoweredSince(CapacityAction raise, Optional<ScalingChange> change, RequiredCapacity required)
            implements HoldReason {
        /** The group's present size. */
        public Capacity now() {
            return required.now();
        }
    }

    /**
     * A scheduled action lowered the group, and the tasks lack that capacity.
     *
     * @param next the scheduled action that raises the group again, the earliest with a time
     */
    record LoweredUntil(Lowering lowering, ScheduledAction next, RequiredCapacity required) implements HoldReason {}

    /** An operator paused the stack. */
    record PauseOrdered(String by, String why, Instant until) implements HoldReason {}

    /** A pause is stored that this version cannot read, so it may be in force. */
    record PauseUnreadable(String detail) implements HoldReason {}

    /** The alarm that triggered the reconciliation is muted. */
    record AlarmMuted(String alarm) implements HoldReason {}

    /** The group's mode tag is neither act nor observe. */
    record ModeTag(String value, RequiredCapacity required) implements HoldReason {}

    /** The group is not this installation's. */
    record OwnedByAnother(GroupOwner owner, RequiredCapacity required) implements HoldReason {}

    /** An instance refresh of the group is in progress. */
    record InstanceRefresh(RequiredCapacity required) implements HoldReason {}

    /** The program does not manage the service; its owner has to act. */
    record LeftToOwner(Diagnosis.NotOurs.Kind kind) implements HoldReason {}

    /** The reason without its numbers. */
    default Plan.Hold.Reason reason() {
        return switch (this) {
            case ClearsByItself _, CapacityForEveryTask _, CapacityForSomeTasks _, LeftToManagedScaling _ ->
                Plan.Hold.Reason.CONVERGING;
            case InstancesOnTheWay _, SizeNotSeen _, RaisesUnproven _, RaiseUnproven _, RaiseNotSettled _ ->
                Plan.Hold.Reason.CAPACITY_ON_ITS_WAY;
            case LaunchesBackingOff _ -> Plan.Hold.Reason.BACKOFF;
            case RaisesUsedUp _ -> Plan.Hold.Reason.ACTION_RATE;
            case LoweredSince _, LoweredUntil _ -> Plan.Hold.Reason.EXTERNAL_CHANGE;
            case PauseOrdered _, PauseUnreadable _, AlarmMuted _, ModeTag _ -> Plan.Hold.Reason.PAUSED;
            case InstanceRefresh _ -> Plan.Hold.Reason.INSTANCE_REFRESH;
            case LeftToOwner _, OwnedByAnother _ -> Plan.Hold.Reason.NOT_OURS;
        };
    }

    /** The failed launch that caused it; empty if no launch failed. */
    default Optional<LaunchFailure> launch() {
        return this instanceof LaunchesBackingOff backoff
                ? Optional.of(backoff.blocked().launches().failure())
                : Optional.empty();
    }
}
