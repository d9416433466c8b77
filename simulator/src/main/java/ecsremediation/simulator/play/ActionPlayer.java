package ecsremediation.simulator.play;

import ecsremediation.incident.IncidentStore.Pause;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeOrder;
import ecsremediation.simulator.World;
import ecsremediation.simulator.engine.RandomSource;
import java.time.Duration;
import java.util.Optional;

/** Carries out a scenario's actions in its world. */
final class ActionPlayer {
    private static final String OPERATOR = "scenario";

    private final World world;
    private final RefusedCalls refused;
    private final ServiceActions services;
    private final GroupActions groups;
    private Optional<InstalledProgram> program = Optional.empty();
    private Mode mode;
    private boolean emailIsDown;
    private boolean refusesTheFunctions;

    ActionPlayer(World world, Mode mode, RefusedCalls refused, RandomSource random) {
        this.world = world;
        this.mode = mode;
        this.refused = refused;
        services = new ServiceActions(world, random);
        groups = new GroupActions(world);
    }

    /** The program to which changes of mode and pauses apply; without it they do nothing. */
    void program(InstalledProgram installed) {
        program = Optional.of(installed);
    }

    boolean emailIsDown() {
        return emailIsDown;
    }

    Mode mode() {
        return mode;
    }

    /** Whether a call was refused whose failure fails a function. */
    boolean refusesTheFunctions() {
        return refusesTheFunctions;
    }

    void play(ScenarioAction action) {
        switch (action) {
            case ScenarioAction.Together together -> together.actions().forEach(this::play);
            case ScenarioAction.SetDesired a -> services.desired(a);
            case ScenarioAction.WalkDesired a -> services.walk(a);
            case ScenarioAction.Deploy a -> services.deploy(a);
            case ScenarioAction.FailTasks a -> services.fail(a);
            case ScenarioAction.StopTasks a -> services.stop(a);
            case ScenarioAction.Drain a -> groups.drain(a);
            case ScenarioAction.LoseAgents a -> groups.loseAgents(a);
            case ScenarioAction.FailLaunches a -> groups.failLaunches(a);
            case ScenarioAction.ChangeType a -> groups.changeType(a);
            case ScenarioAction.SetSizes a -> groups.resize(a);
            case ScenarioAction.MoveDesired a -> groups.move(a);
            case ScenarioAction.Tag a -> groups.tag(a);
            case ScenarioAction.Suspend a -> groups.suspend(a);
            case ScenarioAction.ScaleIn a -> groups.scaleIn(a);
            case ScenarioAction.Refresh a -> groups.refresh(a);
            case ScenarioAction.WarmPoolOf a -> groups.warmPool(a);
            case ScenarioAction.InterruptSpot a -> groups.interruptSpot(a);
            case ScenarioAction.Terminate a -> groups.terminate(a);
            case ScenarioAction.FailZone a -> groups.failZone(a);
            case ScenarioAction.Refuse a -> refuse(a);
            case ScenarioAction.LoseAnswers a -> refused.loseAnswers(a.operation(), a.times());
            case ScenarioAction.Email a -> emailIsDown = a.down();
            case ScenarioAction.SetMode a -> mode(a.mode());
            case ScenarioAction.PauseFor a -> pause(a.lasts());
            case ScenarioAction.EndPause _ -> pause(Duration.ZERO);
            case ScenarioAction.DuplicateDeliveries a -> world.delays().duplicates(a.probability());
        }
    }

    private void refuse(ScenarioAction.Refuse action) {
        refused.add(action.operation(), action.code(), action.times());
        refusesTheFunctions |=
                action.operation().startsWith("dynamodb:") || action.operation().equals("ecs:ListClusters");
    }

    private void mode(Mode next) {
        mode = next;
        program.ifPresent(p -> p.store().save(new ModeOrder(next, OPERATOR, Optional.empty(), world.now())));
    }

    /** Orders a pause in place of the earlier one, as {@code pause} and {@code resume} do. */
    private void pause(Duration lasts) {
        program.ifPresent(p -> p.store().save(new Pause(world.now().plus(lasts), "the scenario orders it", OPERATOR)));
    }
}
