package ecsremediation.plan;

import ecsremediation.event.ServiceName;
import ecsremediation.model.Capacity;
import ecsremediation.model.LaunchFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the program will do: set an absolute target, hold, or escalate. Equal inputs give equal plans. */
public sealed interface Plan {

    /** The services that the plan is for, by name. */
    List<ServiceName> services();

    /** A plan that writes a group's size. */
    sealed interface GroupRaise extends Plan {
        /** The group's name. */
        String group();

        /** The group's size in the Observation. */
        Capacity from();

        /** The absolute target. */
        Capacity to();

        /** The limits that reduced it. */
        List<AppliedLimit> limits();
    }

    /**
     * Raise the group's desired capacity, and its max as far as desired needs it.
     *
     * @param from the group's size in the Observation
     * @param to absolute; desired is above {@code from}'s, and max is not below it
     * @param limits the limits that reduced it; empty if it is what the proof asks for
     */
    record RaiseCapacity(
            String group,
            Capacity from,
            Capacity to,
            SizingProof proof,
            List<AppliedLimit> limits,
            List<ServiceName> services)
            implements GroupRaise {
        public RaiseCapacity {
            limits = List.copyOf(limits);
            services = List.copyOf(services);
        }
    }

    /**
     * Raise only max. ECS managed scaling then raises desired itself.
     *
     * @param to absolute; the same desired as {@code from}
     */
    record RaiseMaxOnly(
            String group,
            Capacity from,
            Capacity to,
            SizingProof proof,
            List<AppliedLimit> limits,
            List<ServiceName> services)
            implements GroupRaise {
        public RaiseMaxOnly {
            limits = List.copyOf(limits);
            services = List.copyOf(services);
        }
    }

    /**
     * Do nothing for now.
     *
     * @param why with numbers; {@link #reason()} is the same without them
     * @param group the group that the demand is for; empty if no group was planned for
     * @param until when the reason should be gone; empty if it lasts until an operator acts
     */
    record Hold(HoldReason why, Optional<String> group, Optional<Instant> until, List<ServiceName> services)
            implements Plan {
        public Hold {
            services = List.copyOf(services);
        }

        /** The reason without its numbers. */
        public Hold.Reason reason() {
            return why.reason();
        }

        /** The failed launch that caused it; empty if no launch failed. */
        public Optional<LaunchFailure> launch() {
            return why.launch();
        }

        /** Why the program does nothing. */
        public enum Reason {
            /** The diagnosis expects the tasks to run without any action. */
            CONVERGING,
            /** Free or requested capacity suffices. */
            CAPACITY_ON_ITS_WAY,
            /** Launches fail for a reason that may pass without an operator. */
            BACKOFF,
            /** The limit of raises per hour or per day is reached. */
            ACTION_RATE,
            /** Another actor lowered the group after a raise. The program does not undo that. */
            EXTERNAL_CHANGE,
            /** A person paused the stack or muted the alarm, or the group's mode is off. */
            PAUSED,
            /** An instance refresh is in progress. */
            INSTANCE_REFRESH,
            /** The program does not manage the service, or the group is not this installation's; the owner has to act. */
            NOT_OURS
        }
    }

    /**
     * An operator has to act.
     *
     * @param why with numbers; {@link #reason()} is the same without them
     * @param group the group it concerns; empty if it concerns only a service
     */
    record Escalate(EscalationReason why, Optional<String> group, List<ServiceName> services) implements Plan {
        public Escalate {
            services = List.copyOf(services);
        }

        /** The reason without its numbers. */
        public Escalate.Reason reason() {
            return why.reason();
        }

        /** The failed launch that caused it; empty if no launch failed. */
        public Optional<LaunchFailure> launch() {
            return why.launch();
        }

        /** Why an operator has to act. */
        public enum Reason {
            /** The diagnosis is not a capacity shortfall. */
            NOT_CAPACITY,
            /** ECS gave the deployment up for lack of capacity, and starts no more of its tasks. */
            DEPLOYMENT_LOST,
            /** The group has no ceiling tag. */
            NO_CEILING,
            /** The ceiling tag's value is not a whole number from 1 to 1000. */
            BAD_CEILING,
            /** The limits do not allow the group any further instance. */
            AT_CEILING,
            /** Another actor lowered the group, and the tasks lack that capacity. The program does not undo that. */
            LOWERED,
            /** Process Launch is suspended. */
            LAUNCH_SUSPENDED,
            /** Launches fail, for a reason that an operator can or must fix. */
            LAUNCH_FAILING,
            /** Only another operator may change the group. */
            OPERATOR_SET,
            /** ECS managed scaling is set up for the group and does not work. */
            MANAGED_SCALING,
            /** A larger max alone would launch instances into the warm pool. */
            WARM_POOL,
            /** The numbers of the sizing's proof contradict each other. The program never acts on them. */
            SIZING_CONTRADICTION,
            /** Raises did not resolve the gap before the deadline, or 3 in a row had no effect. */
            UNRESOLVED,
            /** Data is missing or contradicts itself. */
            INCONCLUSIVE
        }
    }
}
