package ecsremediation.simulator.play;

/**
 * A capacity provider.
 *
 * @param group the name of its Auto Scaling group
 */
public record ScenarioProvider(String name, String group, boolean managedScaling) {}
