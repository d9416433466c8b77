package ecsremediation.simulator.play;

import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.ecs.TaskSpec;
import java.time.Duration;
import java.util.Optional;

/**
 * A service with the first revision of its task definition.
 *
 * @param spec its parameters; its task definition is the newest of the task's family
 * @param copies services of this kind; above 1 their names end in {@code -001}, {@code -002} and so on
 * @param stopTime how long each task takes to stop, such as a load balancer's deregistration delay; empty for the
 *     world's usual times
 */
public record ScenarioService(ServiceSpec spec, TaskSpec task, int copies, Optional<Duration> stopTime) {}
