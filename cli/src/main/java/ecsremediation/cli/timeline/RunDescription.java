package ecsremediation.cli.timeline;

/**
 * Which run it was, so that it can be done again.
 *
 * @param cluster short name of the cluster
 * @param service short name of the service
 * @param group the Auto Scaling group's name
 * @param settings seed, mode and ceiling in words, such as {@code seed 1, mode act, ceiling 10}
 * @param command the command line that repeats it
 */
public record RunDescription(String cluster, String service, String group, String settings, String command) {}
