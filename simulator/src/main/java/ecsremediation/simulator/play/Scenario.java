package ecsremediation.simulator.play;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A world and what happens in it, as a scenario file states it.
 *
 * @param name lower case words with hyphens, equal to the file's name without its ending
 * @param description what the scenario shows, in one or two sentences
 * @param start virtual time at which the world is built, its first tasks run and the program is installed
 * @param length how long it is played after {@code start}; more than zero
 * @param clusters each gets its own groups, providers and services
 * @param events what happens, in no order
 */
public record Scenario(
        String name,
        String description,
        Instant start,
        Duration length,
        ProgramSettings program,
        List<ScenarioCluster> clusters,
        List<ScenarioEvent> events) {
    public Scenario {
        clusters = List.copyOf(clusters);
        events = List.copyOf(events);
    }
}
