package ecsremediation.act;

/** What became of the setting {@code containerInsights} of one cluster. */
public sealed interface SettingOutcome {

    /** The cluster's name. */
    String cluster();

    /** The stack set the value. */
    record Changed(String cluster, String from, String to) implements SettingOutcome {}

    /** The cluster has the value already. */
    record Unchanged(String cluster, String value) implements SettingOutcome {}

    /** The cluster has again what it had before the stack set it. */
    record Restored(String cluster, String value) implements SettingOutcome {}

    /** Somebody else set another value since. It stays. */
    record ChangedByOthers(String cluster, String present) implements SettingOutcome {}

    /** The cluster was set earlier and no longer exists. */
    record ClusterGone(String cluster) implements SettingOutcome {}

    /** A cluster to set does not exist, and never did as far as the stack knows. */
    record NoSuchCluster(String cluster) implements SettingOutcome {}

    /** ECS refused to set the value. */
    record NotSet(String cluster, String why) implements SettingOutcome {}

    /**
     * ECS refused to restore the value.
     *
     * @param found the value to restore
     */
    record NotRestored(String cluster, String found, String why) implements SettingOutcome {}

    /**
     * The stack's table or the program failed while the value was being restored.
     *
     * @param found the value to restore
     */
    record NotCertain(String cluster, String found, String why) implements SettingOutcome {}

    /** Whether a cluster that should be set is not. What is only to be restored never makes a request fail. */
    default boolean isFailure() {
        return switch (this) {
            case NoSuchCluster _, NotSet _ -> true;
            case Changed _, Unchanged _, Restored _, ChangedByOthers _, ClusterGone _, NotRestored _, NotCertain _ ->
                false;
        };
    }
}
