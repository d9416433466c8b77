package ecsremediation.plan;

import ecsremediation.event.ServiceName;
import ecsremediation.model.Capacity;
import ecsremediation.model.LaunchFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What we would do: an absolute target, or a typed reason for holding still. Two runs on the same state yield the same.
 */
public sealed interface Plan {

    /** The services it is for, by name. */
    List<ServiceName> services();

    /**
     * Raise the group's desired capacity, and its max as far as that needs.
     *
     * @param from what the Observation showed
     * @param to absolute; desired is above {@code from}'s, max is not below
     * @param limits the limits that cut it; empty when it is what the certificate asks for
     */
    record RaiseCapacity(
            String group,
            Capacity from,
            Capacity to,
            SizingProof proof,
            List<AppliedLimit> limits,
            List<ServiceName> services)
            implements Plan {
        public RaiseCapacity {
            limits = List.copyOf(limits);
            services = List.copyOf(services);
        }
    }

    /**
     * Raise max alone: ECS's managed scaling raises desired by itself once max lets it.
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
            implements Plan {
        public RaiseMaxOnly {
            limits = List.copyOf(limits);
            services = List.copyOf(services);
        }
    }

    /**
     * Hold still, for now.
     *
     * @param why with its numbers; {@link #reason()} is the same without them
     * @param group the group it would have been; empty where it did not come to that
     * @param until when the reason should be gone; empty where that takes an operator
     */
    record Hold(HoldReason why, Optional<String> group, Optional<Instant> until, List<ServiceName> services)
            implements Plan {
        public Hold {
            services = List.copyOf(services);
        }

        /** Why, without the numbers. */
        public Hold.Reason reason() {
            return why.reason();
        }

        /** The failed launch behind it, where there is one. */
        public Optional<LaunchFailure> launch() {
            return why.launch();
        }

        /** Why we hold still. */
        public enum Reason {
            /** The diagnosis says that it clears by itself. */
            CONVERGING,
            /** What the group already asked for is enough. */
            CAPACITY_ON_ITS_WAY,
            /** Launches fail, for a reason that may pass. */
            BACKOFF,
            /** The group had all the raises that an hour or a day may have. */
            ACTION_RATE,
            /** Somebody else lowered the group after we had raised it: not overruled. */
            EXTERNAL_CHANGE,
            /** Somebody paused us, or the group's mode is off. */
            PAUSED,
            /** An instance refresh is under way. */
            INSTANCE_REFRESH,
            /** The service is left to its owner. */
            NOT_OURS
        }
    }

    /**
     * An operator has to act.
     *
     * @param why with its numbers; {@link #reason()} is the same without them
     * @param group the group it is about; empty where it is about a service alone
     */
    record Escalate(EscalationReason why, Optional<String> group, List<ServiceName> services) implements Plan {
        public Escalate {
            services = List.copyOf(services);
        }

        /** Why, without the numbers. */
        public Escalate.Reason reason() {
            return why.reason();
        }

        /** The failed launch behind it, where there is one. */
        public Optional<LaunchFailure> launch() {
            return why.launch();
        }

        /** Why an operator has to act. */
        public enum Reason {
            /** The diagnosis is not a lack of capacity. */
            NOT_CAPACITY,
            /** No group that could take the tasks carries the ceiling tag. */
            NO_CEILING,
            /** The ceiling tag's value is not a whole number from 1 to 1000. */
            BAD_CEILING,
            /** The group stands at a ceiling. */
            AT_CEILING,
            /** Process Launch is suspended. */
            LAUNCH_SUSPENDED,
            /** Launches fail, for a reason that an operator can or must fix. */
            LAUNCH_FAILING,
            /** Another operator alone may change the group. */
            OPERATOR_SET,
            /** Raising max alone would launch instances into the warm pool. */
            WARM_POOL,
            /** The sizing broke its own proof; never acted on. */
            SIZING_CONTRADICTION,
            /** Raises did not resolve it: not in time, or three of them in a row helped no task. */
            UNRESOLVED,
            /** Too little is known, or it contradicts itself. */
            INCONCLUSIVE
        }
    }
}
