package ecsremediation.cli.timeline;

/**
 * The settings of a run and the command that repeats it.
 *
 * @param cluster short name of the cluster
 * @param service short name of the service
 * @param group the Auto Scaling group's name
 * @param settings as text, such as {@code Seed 1, mode act, ceiling 10}
 * @param command the command line
 */
public record RunDescription(String cluster, String service, String group, String settings, String command) {}
