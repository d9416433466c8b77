package ecsremediation.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** Whose a group is that this installation may not raise. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(GroupOwner.OfStack.class),
    @JsonSubTypes.Type(GroupOwner.OfCluster.class),
    @JsonSubTypes.Type(GroupOwner.Unclaimed.class)
})
public sealed interface GroupOwner {

    /** The group's tag {@link AutoScalingGroup#STACK_TAG} names another installation. */
    record OfStack(String stack) implements GroupOwner {}

    /** The group's tag {@link AutoScalingGroup#CLUSTER_TAG} names a cluster that this installation does not act on. */
    record OfCluster(String cluster) implements GroupOwner {}

    /**
     * Other installations act on the cluster as well, and the group has no tag {@link AutoScalingGroup#STACK_TAG}.
     *
     * @param stacks their names, at least one, in order
     */
    record Unclaimed(List<String> stacks) implements GroupOwner {
        public Unclaimed {
            stacks = List.copyOf(stacks);
        }
    }
}
