package ecsremediation.simulator.play;

import ecsremediation.simulator.World;
import ecsremediation.simulator.ecs.EcsService;
import ecsremediation.simulator.ecs.EcsTask;
import ecsremediation.simulator.ecs.ServiceUpdate;
import ecsremediation.simulator.ecs.TaskRevision;
import ecsremediation.simulator.ecs.TaskSpec;
import ecsremediation.simulator.engine.RandomSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** What happens to services. */
record ServiceActions(World world, RandomSource random) {

    void desired(ScenarioAction.SetDesired action) {
        each(action.service(), s -> set(s, action.desired()));
    }

    void walk(ScenarioAction.WalkDesired action) {
        each(action.service(), s -> {
            int step = random.below(2 * action.most() + 1) - action.most();
            set(s, Math.clamp((long) s.desired() + step, action.least(), action.greatest()));
        });
    }

    private void set(EcsService service, int desired) {
        if (service.desired() != desired) {
            update(service, ServiceUpdate.toDesired(desired));
        }
    }

    private void update(EcsService service, ServiceUpdate update) {
        world.ecs().updateService(service.cluster().name(), service.name(), update);
    }

    void deploy(ScenarioAction.Deploy action) {
        each(action.service(), s -> {
            TaskRevision next =
                    world.ecs().register(changed(s.primary().definition().spec(), action));
            action.fault().ifPresent(f -> world.ecs().faultRevision(next.name(), Optional.of(f)));
            update(s, ServiceUpdate.toTaskDefinition(next.name()));
        });
    }

    private static TaskSpec changed(TaskSpec spec, ScenarioAction.Deploy action) {
        return new TaskSpec(
                spec.family(),
                or(action.cpu(), spec.cpu()),
                or(action.memory(), spec.memory()),
                spec.networkMode(),
                spec.containers(),
                spec.placementConstraints(),
                spec.requiresAttributes(),
                spec.cpuArchitecture(),
                spec.operatingSystemFamily());
    }

    private static OptionalInt or(OptionalInt changed, OptionalInt before) {
        return changed.isPresent() ? changed : before;
    }

    void fail(ScenarioAction.FailTasks action) {
        each(
                action.service(),
                s -> world.ecs().fault(s.primary().definition().spec().family(), action.fault(), action.share()));
    }

    void stop(ScenarioAction.StopTasks action) {
        each(
                action.service(),
                s -> s.tasks().stream()
                        .filter(EcsTask::isRunning)
                        .limit(action.tasks())
                        .toList()
                        .forEach(t -> world.ecs().stopTask(t, "Task stopped by user")));
    }

    private void each(String pattern, Consumer<EcsService> work) {
        List<EcsService> meant = ScenarioWorld.services(world, pattern);
        meant.forEach(work);
    }
}
