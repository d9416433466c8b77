package ecsremediation.plan;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.ServiceName;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.LaunchFailure;
import ecsremediation.model.ScalingChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Why nothing is done for now, with the numbers, names and instants of it. */
public sealed interface HoldReason {

    /** The diagnosis says that it clears by itself. */
    record ClearsByItself(Diagnosis.Converging.Progress progress) implements HoldReason {}

    /** The registered instances have a place for every task. */
    record RoomForEveryTask() implements HoldReason {}

    /**
     * Some tasks have a place, and ECS has its time to use it before a further raise.
     *
     * @param fitting tasks that have a place on registered instances
     */
    record RoomForSomeTasks(int fitting, RequiredCapacity required) implements HoldReason {}

    /** ECS's managed scaling drives the group, whose max allows what is required. */
    record LeftToManagedScaling(RequiredCapacity required) implements HoldReason {}

    /**
     * Instances that were asked for are enough.
     *
     * @param group whose they are; empty where they are those of other groups
     * @param instances 0 where they are those of other groups
     * @param tasks that they will take
     */
    record InstancesOnTheWay(Optional<String> group, int instances, int tasks) implements HoldReason {}

    /** Instances of a size that was never seen are on their way, and will show it. */
    record SizeNotSeen(String group, int instances) implements HoldReason {}

    /**
     * Raises helped no task so far, and instances that are on their way decide whether a further one would.
     *
     * @param raises the newest first; of one group or of several that the demand went to
     * @param brought instances that registered since
     */
    record RaisesUnproven(List<CapacityAction> raises, int brought, int onTheWay, RequiredCapacity required)
            implements HoldReason {
        public RaisesUnproven {
            raises = List.copyOf(raises);
        }
    }

    /** Launches fail, for a reason that may pass. */
    record LaunchesBackingOff(BlockedLaunches blocked) implements HoldReason {}

    /**
     * All the raises were made that an hour or a day may have.
     *
     * @param service for which they were made, whichever the group; empty where they are the group's
     */
    record RaisesUsedUp(Optional<ServiceName> service, int perHour, int perDay, RequiredCapacity required)
            implements HoldReason {}

    /**
     * Somebody else lowered the group after we had raised it.
     *
     * @param change the newest lowering that the group's history shows
     */
    record LoweredSince(CapacityAction raise, Optional<ScalingChange> change, RequiredCapacity required)
            implements HoldReason {
        /** What the group stands at. */
        public Capacity now() {
            return required.now();
        }
    }

    /** An operator paused the stack. */
    record PauseOrdered(String by, String why, Instant until) implements HoldReason {}

    /** A pause is stored that this version cannot read, so it may be in force. */
    record PauseUnreadable(String detail) implements HoldReason {}

    /** The alarm that triggered us is muted. */
    record AlarmMuted(String alarm) implements HoldReason {}

    /** The group's mode tag says neither act nor observe. */
    record ModeTag(String value, RequiredCapacity required) implements HoldReason {}

    /** An instance refresh of the group is under way. */
    record InstanceRefresh(RequiredCapacity required) implements HoldReason {}

    /** The service is left to its owner. */
    record LeftToOwner(Diagnosis.NotOurs.Kind kind) implements HoldReason {}

    /** The reason without its numbers. */
    default Plan.Hold.Reason reason() {
        return switch (this) {
            case ClearsByItself _, RoomForEveryTask _, RoomForSomeTasks _, LeftToManagedScaling _ ->
                Plan.Hold.Reason.CONVERGING;
            case InstancesOnTheWay _, SizeNotSeen _, RaisesUnproven _ -> Plan.Hold.Reason.CAPACITY_ON_ITS_WAY;
            case LaunchesBackingOff _ -> Plan.Hold.Reason.BACKOFF;
            case RaisesUsedUp _ -> Plan.Hold.Reason.ACTION_RATE;
            case LoweredSince _ -> Plan.Hold.Reason.EXTERNAL_CHANGE;
            case PauseOrdered _, PauseUnreadable _, AlarmMuted _, ModeTag _ -> Plan.Hold.Reason.PAUSED;
            case InstanceRefresh _ -> Plan.Hold.Reason.INSTANCE_REFRESH;
            case LeftToOwner _ -> Plan.Hold.Reason.NOT_OURS;
        };
    }

    /** The failed launch behind it, where there is one. */
    default Optional<LaunchFailure> launch() {
        return this instanceof LaunchesBackingOff backoff
                ? Optional.of(backoff.blocked().launches().failure())
                : Optional.empty();
    }
}
