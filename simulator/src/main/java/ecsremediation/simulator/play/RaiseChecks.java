package ecsremediation.simulator.play;

import ecsremediation.incident.Mode;
import ecsremediation.incident.PauseState;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.Resize;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.autoscaling.SimulatedInstance;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.play.PlayedScenario.ScenarioRaise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What each change of a group's sizes led to, so that those of the program can be checked. */
final class RaiseChecks {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ScenarioPlay play;
    private final World world;
    private final SortedMap<String, Integer> peaks = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();

    RaiseChecks(ScenarioPlay play) {
        this.play = play;
        world = play.world();
        world.autoScaling().observe(this::changed);
        world.after(Duration.ZERO, this::count);
    }

    private void count() {
        needed();
        world.after(MINUTE, this::count);
    }

    private void needed() {
        NeededInstances.in(world).forEach((cluster, needed) -> peaks.merge(cluster, needed, Math::max));
    }

    private void changed(Resize resize) {
        needed();
        SimulatedGroup group = world.autoScaling().group(resize.group());
        String cluster = group.spec().cluster();
        int after = NeededInstances.alternatives(world, group).stream()
                .mapToInt(g -> instances(g, g.sizes()))
                .sum();
        int before = after - instances(group, resize.to()) + instances(group, resize.from());
        changes.add(new Change(
                resize,
                before,
                after,
                peaks.getOrDefault(cluster, 0),
                Optional.ofNullable(group.tags().get(AutoScalingGroup.CEILING_TAG)),
                mayRaise()));
    }

    private boolean mayRaise() {
        return play.mode() == Mode.ACT
                && play.program()
                        .filter(p -> p.store().pause(world.now()) instanceof PauseState.NotPaused)
                        .isPresent();
    }

    /** The instances that a group has with these sizes: those that it has now, and those that it launches. */
    private static int instances(SimulatedGroup group, Sizes sizes) {
        List<SimulatedInstance> members =
                group.members().stream().filter(SimulatedInstance::counts).toList();
        int units =
                members.stream().mapToInt(m -> group.weight(m.instanceType())).sum();
        int weight = group.weight(group.nextShape().instanceType());
        return members.size() + Math.ceilDiv(sizes.desired() - units, weight);
    }

    List<ScenarioViolation> of(ScenarioRaise raise) {
        List<ScenarioViolation> found = new ArrayList<>();
        if (raise.to().desired() < raise.from().desired()
                || raise.to().max() < raise.from().max()) {
            found.add(violation(ScenarioBound.NOT_LOWERED, raise, ""));
        }
        changes.stream().filter(c -> c.is(raise)).forEach(c -> {
            if (c.after() > Math.max(c.before(), c.peak() + 1)) {
                found.add(violation(
                        ScenarioBound.BOUGHT,
                        raise,
                        ", instances " + c.before() + " → " + c.after() + ", needed at most " + c.peak()));
            }
            if (isAbove(raise, Math.min(c.ceilingOr(0), play.hardCeiling()))) {
                found.add(violation(
                        ScenarioBound.CEILING, raise, ", ceiling " + c.ceiling().orElse("missing")));
            }
            if (!c.permitted()) {
                found.add(violation(ScenarioBound.ORDERS, raise, ""));
            }
        });
        return found;
    }

    private static boolean isAbove(ScenarioRaise raise, int ceiling) {
        return raise.to().desired() > Math.max(raise.from().desired(), ceiling)
                || raise.to().max() > Math.max(raise.from().max(), ceiling);
    }

    private static ScenarioViolation violation(ScenarioBound bound, ScenarioRaise raise, String more) {
        return new ScenarioViolation(bound, raise.at(), raise.group(), raise.from() + " → " + raise.to() + more);
    }

    /**
     * A change of a group's sizes.
     *
     * @param before instances of the groups that the same tasks may use, with the sizes before it
     * @param after with those after it
     * @param peak the most that the cluster needed so far
     * @param permitted whether the program may raise
     */
    private record Change(Resize resize, int before, int after, int peak, Optional<String> ceiling, boolean permitted) {
        boolean is(ScenarioRaise raise) {
            Instant at = raise.at();
            return resize.at().equals(at)
                    && resize.group().equals(raise.group())
                    && resize.from().equals(raise.from());
        }

        int ceilingOr(int none) {
            return ceiling.map(String::strip)
                    .filter(c -> c.matches("[0-9]{1,4}"))
                    .map(Integer::valueOf)
                    .orElse(none);
        }
    }
}
