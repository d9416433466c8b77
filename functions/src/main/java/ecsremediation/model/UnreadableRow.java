package ecsremediation.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import ecsremediation.event.ServiceName;
import java.time.Instant;

/**
 * A stored row that this version cannot read: a newer version wrote it, or it does not have its form. It is kept. Its key
 * is all that is known of it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(UnreadableRow.Action.class),
    @JsonSubTypes.Type(UnreadableRow.ReadBackRow.class),
    @JsonSubTypes.Type(UnreadableRow.InstanceSize.class),
    @JsonSubTypes.Type(UnreadableRow.BootSamples.class),
    @JsonSubTypes.Type(UnreadableRow.Judgement.class),
    @JsonSubTypes.Type(UnreadableRow.StackPause.class),
    @JsonSubTypes.Type(UnreadableRow.OrderedMode.class),
    @JsonSubTypes.Type(UnreadableRow.OpenIncident.class),
    @JsonSubTypes.Type(UnreadableRow.Notices.class),
    @JsonSubTypes.Type(UnreadableRow.SweepTime.class),
    @JsonSubTypes.Type(UnreadableRow.SweptCluster.class),
    @JsonSubTypes.Type(UnreadableRow.GroupLock.class),
    @JsonSubTypes.Type(UnreadableRow.LastIncident.class),
    @JsonSubTypes.Type(UnreadableRow.OfGroupOtherwise.class)
})
public sealed interface UnreadableRow {

    /** Why it cannot be read, in one line. */
    String detail();

    /**
     * A row without which the program could not go on. It was replaced, and a copy of it stays under another key for
     * 30 days.
     */
    sealed interface Replaced extends UnreadableRow {}

    /** A row of one Auto Scaling group. */
    sealed interface OfGroup extends UnreadableRow {
        /** The group's name. */
        String group();
    }

    /**
     * An action of ours. It counts against the limits of its group like any other; for which services it was made is not
     * known, so it counts for none of them.
     */
    record Action(String group, Instant at, String detail) implements OfGroup {}

    /** What was read back after an action of ours. The group is not set again for that action. */
    record ReadBackRow(String group, Instant action, String detail) implements OfGroup {}

    /** The size of an instance type in a group: it is not known, and not learned anew. */
    record InstanceSize(String group, String instanceType, String detail) implements OfGroup {}

    /** A group's boot times: they are not known, and not learned anew. */
    record BootSamples(String group, String detail) implements OfGroup {}

    /**
     * What a raise brought: it is judged by what is seen now.
     *
     * @param raise when the raise was made, in seconds and nanoseconds since 1970
     */
    record Judgement(String group, String raise, String detail) implements OfGroup {}

    /** The pause of the whole stack: the stack counts as paused. */
    record StackPause(String detail) implements UnreadableRow {}

    /** The order how much the program may do: it only observes. */
    record OrderedMode(String detail) implements UnreadableRow {}

    /** The open incident of a service: no group is raised for the service. */
    record OpenIncident(ServiceName service, String detail) implements UnreadableRow {}

    /** Which notices of one kind were sent: one may be sent again. */
    record Notices(String notices, String detail) implements Replaced {}

    /** When the next sweep is due: a sweep begins now. */
    record SweepTime(String detail) implements Replaced {}

    /** When a cluster was reconciled last: it is reconciled now. */
    record SweptCluster(String cluster, String detail) implements Replaced {}

    /** The lock of a group: it counts as held for the longest time that a process may hold it. */
    record GroupLock(String group, String detail) implements Replaced {}

    /** A service's incident that was closed last: a new gap is not counted to it. */
    record LastIncident(ServiceName service, String detail) implements UnreadableRow {}

    /**
     * A row of a group of which not even the time or type is known.
     *
     * @param row its sort key
     */
    record OfGroupOtherwise(String group, String row, String detail) implements OfGroup {}
}
