package ecsremediation.simulator.ecs;

/** Why an instance does not take a task: in the words of service events and as the reason code of events. */
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

    private final String words;
    private final String code;

    PlacementFailure(String words, String code) {
        this.words = words;
        this.code = code;
    }

    /** The end of the sentence "The closest matching (container-instance …) …". */
    String words() {
        return words;
    }

    /** The {@code reason} of a placement failure event. */
    String code() {
        return code;
    }
}
