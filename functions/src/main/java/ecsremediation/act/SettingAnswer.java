package ecsremediation.act;

/** What ECS answers about the setting {@code containerInsights} of one cluster. */
public sealed interface SettingAnswer {

    /**
     * The cluster has this value.
     *
     * @param value {@code disabled}, {@code enabled}, {@code enhanced}, or one that this version does not know
     */
    record Present(String value) implements SettingAnswer {}

    /** There is no such active cluster in this account and Region. */
    record Gone() implements SettingAnswer {}

    /**
     * ECS refused the call or did not answer it.
     *
     * @param why the error code and message
     */
    record Refused(String why) implements SettingAnswer {}
}
