package ecsremediation.simulator.play;

import ecsremediation.simulator.World;
import java.util.stream.Stream;

/** What an action is about. */
final class ActionTargets {
    private ActionTargets() {}

    /** @throws IllegalArgumentException when an action is about something that the world does not have */
    static void require(World world, Scenario scenario) {
        scenario.events().stream()
                .flatMap(e -> e.actions().stream())
                .flatMap(ActionTargets::each)
                .forEach(a -> require(world, a));
    }

    private static Stream<ScenarioAction> each(ScenarioAction action) {
        return action instanceof ScenarioAction.Together(var actions)
                ? actions.stream().flatMap(ActionTargets::each)
                : Stream.of(action);
    }

    private static void require(World world, ScenarioAction action) {
        switch (action) {
            case ScenarioAction.SetDesired a -> ScenarioWorld.services(world, a.service());
            case ScenarioAction.WalkDesired a -> ScenarioWorld.services(world, a.service());
            case ScenarioAction.Deploy a -> ScenarioWorld.services(world, a.service());
            case ScenarioAction.FailTasks a -> ScenarioWorld.services(world, a.service());
            case ScenarioAction.StopTasks a -> ScenarioWorld.services(world, a.service());
            case ScenarioAction.Drain a -> ScenarioWorld.groups(world, a.group());
            case ScenarioAction.LoseAgents a -> ScenarioWorld.groups(world, a.group());
            case ScenarioAction.FailLaunches a -> ScenarioWorld.groups(world, a.group());
            case ScenarioAction.ChangeType a -> ScenarioWorld.groups(world, a.group());
            case ScenarioAction.SetSizes a -> ScenarioWorld.groups(world, a.group());
            case ScenarioAction.MoveDesired a -> ScenarioWorld.groups(world, a.group());
            case ScenarioAction.Tag a -> ScenarioWorld.groups(world, a.group());
            case ScenarioAction.Suspend a -> ScenarioWorld.groups(world, a.group());
            case ScenarioAction.ScaleIn a -> ScenarioWorld.groups(world, a.group());
            case ScenarioAction.Refresh a -> ScenarioWorld.groups(world, a.group());
            case ScenarioAction.WarmPoolOf a -> ScenarioWorld.groups(world, a.group());
            case ScenarioAction.InterruptSpot a -> ScenarioWorld.groups(world, a.group());
            case ScenarioAction.Terminate a -> ScenarioWorld.groups(world, a.group());
            case ScenarioAction.FailZone _,
                    ScenarioAction.Refuse _,
                    ScenarioAction.Email _,
                    ScenarioAction.SetMode _,
                    ScenarioAction.PauseFor _,
                    ScenarioAction.EndPause _,
                    ScenarioAction.DuplicateDeliveries _,
                    ScenarioAction.Together _ -> {
                // They are about the whole world.
            }
        }
    }
}
