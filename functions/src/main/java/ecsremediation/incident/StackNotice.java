package ecsremediation.incident;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import ecsremediation.event.ServiceName;
import ecsremediation.model.Observation;
import ecsremediation.model.ReadFailure;
import ecsremediation.model.StoredRow;
import ecsremediation.model.UnreadableRow;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something that is wrong with the stack itself, of which the operators are notified outside of incidents. All notices
 * of one kind share a message, and each kind has at most one message a day ({@link NoticeLog}).
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(StackNotice.RowUnreadable.class),
    @JsonSubTypes.Type(StackNotice.ModeNotOrdered.class),
    @JsonSubTypes.Type(StackNotice.ClusterDenied.class),
    @JsonSubTypes.Type(StackNotice.IncidentOutside.class),
    @JsonSubTypes.Type(StackNotice.InsightsOff.class)
})
public sealed interface StackNotice {

    /** What the notice is about. Two notices with the same kind and key are the same one. It has no counts and no times. */
    String key();

    /** The time after which a notice that still holds is sent again. */
    Duration repeatsAfter();

    /**
     * Whether every sweep finds the notice again as long as it holds. It then ends by itself once sweeps no longer find
     * it; any other one waits until it is sent.
     */
    default boolean isFoundAgain() {
        return true;
    }

    /** Every kind, by name. */
    static List<String> kinds() {
        return Stream.of(StackNotice.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .sorted()
                .toList();
    }

    /** The notices that share a message: the type's simple name. */
    default String kind() {
        return getClass().getSimpleName();
    }

    /** The stack permits act, and no mode was ever ordered, so it only observes. */
    record ModeNotOrdered() implements StackNotice {
        /** The mails of raises that are not made say it as well. Our choice. */
        private static final Duration REPEATS_AFTER = Duration.ofDays(30);

        @Override
        public String key() {
            return "MODE";
        }

        @Override
        public Duration repeatsAfter() {
            return REPEATS_AFTER;
        }
    }

    /**
     * A stored row that this version cannot read. It stays as it is.
     *
     * @param row what is known of it
     */
    record RowUnreadable(UnreadableRow row, StoredRow place) implements StackNotice {
        /** What the row holds stays held until it is readable or deleted. Our choice. */
        private static final Duration REPEATS_AFTER = Duration.ofDays(1);

        @Override
        public String key() {
            return place.pk() + "/" + place.sk();
        }

        /** A row that was replaced is found once, and a closed incident is read only where its service has a new gap. */
        @Override
        public boolean isFoundAgain() {
            return !(row instanceof UnreadableRow.Replaced || row instanceof UnreadableRow.LastIncident);
        }

        @Override
        public Duration repeatsAfter() {
            return REPEATS_AFTER;
        }
    }

    /**
     * The functions' role may not read a cluster or its services. None of its services is known, so that no incident
     * says so.
     *
     * @param failures what was denied; at least one
     */
    record ClusterDenied(String cluster, List<ReadFailure> failures) implements StackNotice {
        /** Nothing of the cluster is reconciled until an operator has acted. Our choice. */
        private static final Duration REPEATS_AFTER = Duration.ofDays(1);

        private static final Set<ReadFailure.Kind> HIDES_SERVICES =
                EnumSet.of(ReadFailure.Kind.CLUSTER, ReadFailure.Kind.SERVICE_LIST, ReadFailure.Kind.SERVICES);

        public ClusterDenied {
            failures = List.copyOf(failures);
        }

        /** The notice of an observation; empty if AWS denied nothing that hides services. */
        public static Optional<ClusterDenied> in(Observation seen) {
            List<ReadFailure> denied = seen.unread().stream()
                    .filter(failure -> HIDES_SERVICES.contains(failure.kind()) && failure.isDenied())
                    .toList();
            return denied.isEmpty() ? Optional.empty() : Optional.of(new ClusterDenied(seen.cluster(), denied));
        }

        @Override
        public String key() {
            return cluster;
        }

        @Override
        public Duration repeatsAfter() {
            return REPEATS_AFTER;
        }
    }

    /** Container Insights is off for the cluster that the stack's alarms watch, so the alarms have no data. */
    record InsightsOff(String cluster) implements StackNotice {
        /** ECS's own events and the sweep find what the alarms do not report. Our choice. */
        private static final Duration REPEATS_AFTER = Duration.ofDays(30);

        @Override
        public String key() {
            return cluster;
        }

        @Override
        public Duration repeatsAfter() {
            return REPEATS_AFTER;
        }
    }

    /**
     * An open incident of a cluster that the stack no longer acts on. Nothing of it is reconciled, so it does not end by
     * itself.
     */
    record IncidentOutside(ServiceName service, StoredRow place) implements StackNotice {
        /** The incident stays open until an operator has acted. Our choice. */
        private static final Duration REPEATS_AFTER = Duration.ofDays(1);

        @Override
        public String key() {
            return service.toString();
        }

        @Override
        public Duration repeatsAfter() {
            return REPEATS_AFTER;
        }
    }
}
