package ecsremediation.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/**
 * A stored row that this version cannot read: a newer version wrote it, or it does not have its form. It stays as it is. Its
 * key is all that is known of it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(UnreadableRow.Action.class),
    @JsonSubTypes.Type(UnreadableRow.ReadBackRow.class),
    @JsonSubTypes.Type(UnreadableRow.InstanceSize.class),
    @JsonSubTypes.Type(UnreadableRow.BootSamples.class),
    @JsonSubTypes.Type(UnreadableRow.Judgement.class),
    @JsonSubTypes.Type(UnreadableRow.StackPause.class),
    @JsonSubTypes.Type(UnreadableRow.OrderedMode.class)
})
public sealed interface UnreadableRow {

    /** Why it cannot be read, in one line. */
    String detail();

    /**
     * An action of ours. It counts against the limits of its group like any other; for which services it was made is not
     * known, so it counts for none of them.
     */
    record Action(String group, Instant at, String detail) implements UnreadableRow {}

    /** What was read back after an action of ours. The group is not set again for that action. */
    record ReadBackRow(String group, Instant action, String detail) implements UnreadableRow {}

    /** The size of an instance type in a group: it is not known, and not learned anew. */
    record InstanceSize(String group, String instanceType, String detail) implements UnreadableRow {}

    /** A group's boot times: they are not known, and not learned anew. */
    record BootSamples(String group, String detail) implements UnreadableRow {}

    /**
     * What a raise brought: it is judged by what is seen now.
     *
     * @param raise when the raise was made, in seconds and nanoseconds since 1970
     */
    record Judgement(String group, String raise, String detail) implements UnreadableRow {}

    /** The pause of the whole stack: the stack counts as paused. */
    record StackPause(String detail) implements UnreadableRow {}

    /** The order how much the program may do: it only observes. */
    record OrderedMode(String detail) implements UnreadableRow {}
}
