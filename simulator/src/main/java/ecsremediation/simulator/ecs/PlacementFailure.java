package ecsremediation.simulator.ecs;

/**
 * Why an instance does not take a task. ECS has a text for service events and a reason code for EventBridge events.
 */
enum PlacementFailure {
    AGENT("encountered error \"AGENT\".", "AGENT"),
    ATTRIBUTE("is missing an attribute required by your task.", "ATTRIBUTE"),
    MEMBER_OF(
            "encountered error \"MemberOf placement constraint unsatisfied.\".",
            "MemberOf placement constraint unsatisfied"),
    MEMORY("has insufficient memory available.", "RESOURCE:MEMORY"),
    CPU("has insufficient CPU units available.", "RESOURCE:CPU"),
    PORTS("is already using a port required by your task.", "RESOURCE:PORTS"),
    INTERFACES("encountered error \"RESOURCE:ENI\".", "RESOURCE:ENI"),
    GPU("encountered error \"RESOURCE:GPU\".", "RESOURCE:GPU"),
    DISTINCT_INSTANCE(
            "encountered error \"DistinctInstance placement constraint unsatisfied.\".",
            "DistinctInstance placement constraint unsatisfied");

    private final String message;
    private final String code;

    PlacementFailure(String message, String code) {
        this.message = message;
        this.code = code;
    }

    /** The second part of the message "The closest matching (container-instance …) …". */
    String message() {
        return message;
    }

    /** The {@code reason} of a placement failure event. */
    String code() {
        return code;
    }
}
