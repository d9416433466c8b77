package ecsremediation.simulator.play;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Something that happens once or again and again.
 *
 * @param at time after the scenario's start
 * @param every the time between two repetitions; empty if it happens once
 * @param until the time after the scenario's start at which repetitions end; empty for the scenario's end
 * @param actions what happens; of more than one, each time the next one in turn
 */
public record ScenarioEvent(
        Duration at, Optional<Duration> every, Optional<Duration> until, List<ScenarioAction> actions) {
    public ScenarioEvent {
        actions = List.copyOf(actions);
    }
}
