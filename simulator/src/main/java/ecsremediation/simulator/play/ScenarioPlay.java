package ecsremediation.simulator.play;

import ecsremediation.Ports;
import ecsremediation.incident.Mode;
import ecsremediation.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A scenario in a world of one seed. The same scenario with the same seed has the same history.
 *
 * <p>The program runs on in-process ports. An action that AWS would refuse to another actor leaves the world as it is.
 */
public final class ScenarioPlay {
    private final Scenario scenario;
    private final long seed;
    private final World world;
    private final RefusedCalls refused = new RefusedCalls();
    private final ActionPlayer actions;
    private UnaryOperator<Ports> parts = UnaryOperator.identity();
    private boolean hasFunctions = true;
    private Optional<InstalledProgram> program = Optional.empty();

    private ScenarioPlay(Scenario scenario, long seed) {
        this.scenario = scenario;
        this.seed = seed;
        world = ScenarioWorld.build(scenario, seed);
        ActionTargets.require(world, scenario);
        actions = new ActionPlayer(world, scenario.program().mode(), refused, world.randomSource("scenario"));
    }

    /**
     * Builds the scenario's world and plays it to the scenario's start.
     *
     * @throws IllegalArgumentException when the scenario's parts do not fit together
     */
    public static ScenarioPlay of(Scenario scenario, long seed) {
        return new ScenarioPlay(scenario, seed);
    }

    /** Leaves the function slots empty: the world without the program. */
    public ScenarioPlay withoutFunctions() {
        hasFunctions = false;
        return this;
    }

    /**
     * Replaces parts of the program, such as by test doubles.
     *
     * @param replaced gets the ports on the world and gives those that the program uses; the scenario's refused calls
     *     are refused before they reach them
     */
    public ScenarioPlay withParts(UnaryOperator<Ports> replaced) {
        parts = replaced;
        return this;
    }

    /** Calls the observer after each event of the world. It may read the world, and change nothing. */
    public ScenarioPlay onStep(Consumer<World> observer) {
        world.observeSteps(() -> observer.accept(world));
        return this;
    }

    public World world() {
        return world;
    }

    /** The program, once {@link #play} began; empty before that and without functions. */
    public Optional<InstalledProgram> program() {
        return program;
    }

    /** Whether the operators' topic accepts no message now. */
    boolean emailIsDown() {
        return actions.emailIsDown();
    }

    /** The program's mode now. */
    Mode mode() {
        return actions.mode();
    }

    /** The most that the program may set as any group's max. */
    int hardCeiling() {
        return scenario.program().limits().hardCeiling();
    }

    /** Whether nothing of the scenario happens in that time. */
    boolean isQuiet(Instant from, Instant to) {
        return scenario.events().stream().noneMatch(e -> happens(e, from, to));
    }

    private boolean happens(ScenarioEvent event, Instant from, Instant to) {
        Duration end = event.until().orElse(scenario.length());
        for (Duration at = event.at();
                at.equals(event.at()) || at.compareTo(end) < 0;
                at = at.plus(event.every().orElse(Duration.ZERO))) {
            Instant when = scenario.start().plus(at);
            if (!when.isBefore(from) && !when.isAfter(to)) {
                return true;
            }
            if (event.every().isEmpty()) {
                return false;
            }
        }
        return false;
    }

    /** Whether a call is refused whose failure fails a function: to the table, or the list of clusters. */
    boolean refusesTheFunctions() {
        return actions.refusesTheFunctions();
    }

    /** Plays the scenario to its end. Once. */
    public PlayedScenario play() {
        PlayRecord played = new PlayRecord(scenario, seed, world);
        if (hasFunctions) {
            InstalledProgram installed = InstalledProgram.in(
                    world,
                    scenario.program(),
                    real -> RefusingPorts.around(parts.apply(played.around(real, actions::emailIsDown)), refused));
            played.program(installed);
            actions.program(installed);
            program = Optional.of(installed);
        }
        scenario.events().forEach(event -> schedule(event, event.at(), 0));
        world.advance(scenario.length());
        return played.end();
    }

    /** @param turn how often the event has happened before */
    private void schedule(ScenarioEvent event, Duration at, int turn) {
        Duration end = event.until().orElse(scenario.length());
        if (turn > 0 && at.compareTo(end) >= 0) {
            return;
        }
        Duration now = Duration.between(scenario.start(), world.now());
        world.after(at.minus(now), () -> {
            actions.play(event.actions().get(turn % event.actions().size()));
            event.every().ifPresent(pause -> schedule(event, at.plus(pause), turn + 1));
        });
    }
}
