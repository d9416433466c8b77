package ecsremediation.act;

/** The setting {@code containerInsights} of ECS clusters. */
public interface ClusterSettings {

    /** The present value. */
    SettingAnswer read(String cluster);

    /** Sets the value; {@link SettingAnswer.Present} has it then. */
    SettingAnswer set(String cluster, String value);
}
