package ecsremediation.simulator.ports;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.ScalingActivity;
import ecsremediation.model.ScheduledAction;
import ecsremediation.model.Timeouts;
import ecsremediation.model.WriteState;
import ecsremediation.simulator.autoscaling.Activity;
import ecsremediation.simulator.autoscaling.ScheduledSizes;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.autoscaling.SimulatedInstance;
import ecsremediation.simulator.autoscaling.SizeChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What a group looks like to those who read it. */
final class GroupViews {
    /** How far ahead the program reads scheduled actions. */
    private static final Duration AHEAD = Duration.ofHours(24);

    private GroupViews() {}

    static WriteState writeState(SimulatedGroup group) {
        return AutoScalingGroup.writeState(capacity(group), group.tags());
    }

    private static Capacity capacity(SimulatedGroup group) {
        return new Capacity(group.sizes().desired(), group.sizes().max());
    }

    static AutoScalingGroup group(SimulatedGroup g, Instant now) {
        return new AutoScalingGroup(
                g.name(),
                g.arn(),
                g.sizes().min(),
                capacity(g),
                g.spec().zones(),
                offers(g),
                g.offers().isEmpty() ? AutoScalingGroup.TypeOrder.ANY : AutoScalingGroup.TypeOrder.LISTED,
                Optional.empty(),
                g.template() + ":" + g.templateVersion(),
                !g.offers().isEmpty(),
                g.members().stream().map(m -> member(g, m)).toList(),
                g.tags(),
                g.suspendedProcesses(),
                g.policies(),
                scheduled(g, now),
                g.warmPool(),
                g.instanceRefresh(),
                g.maintenance(),
                g.operator(),
                Optional.empty(),
                activities(g, now));
    }

    /** Those that are due within the next day. */
    private static List<ScheduledAction> scheduled(SimulatedGroup g, Instant now) {
        return Stream.concat(
                        g.scheduledActions().stream().map(name -> shown(name, now)),
                        g.schedule().stream()
                                .filter(a -> !a.at().isAfter(now.plus(AHEAD)))
                                .map(GroupViews::scheduled))
                .toList();
    }

    private static ScheduledAction shown(String name, Instant now) {
        return new ScheduledAction(
                name,
                Optional.of(now.plus(SimulatedGroup.SCHEDULED_IN)),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    private static ScheduledAction scheduled(ScheduledSizes action) {
        SizeChange change = action.change();
        return new ScheduledAction(
                action.name(), Optional.of(action.at()), change.min(), change.max(), change.desired());
    }

    private static List<ScalingActivity> activities(SimulatedGroup g, Instant now) {
        return g.activities().stream()
                .filter(a -> a.startedAt().isAfter(now.minus(Timeouts.ACTIVITIES_READ)))
                .map(GroupViews::activity)
                .toList();
    }

    /**
     * Without a mixed instances policy the types of the group's own instances, as the API shows no others: those from
     * the present launch template version, or all if there are none.
     */
    private static List<AutoScalingGroup.Offer> offers(SimulatedGroup g) {
        return g.offers().isEmpty()
                ? current(g).stream()
                        .map(SimulatedInstance::instanceType)
                        .distinct()
                        .sorted()
                        .map(type -> new AutoScalingGroup.Offer(type, 1))
                        .toList()
                : g.offers().stream()
                        .map(o -> new AutoScalingGroup.Offer(o.shape().instanceType(), o.weight()))
                        .toList();
    }

    private static List<SimulatedInstance> current(SimulatedGroup g) {
        List<SimulatedInstance> current = g.members().stream()
                .filter(m -> m.templateVersion() == g.templateVersion())
                .toList();
        return current.isEmpty() ? g.members() : current;
    }

    private static GroupInstance member(SimulatedGroup g, SimulatedInstance m) {
        int weight = g.weight(m.instanceType());
        return new GroupInstance(m.id(), m.lifecycleState(), m.healthStatus(), m.zone(), m.instanceType(), weight);
    }

    private static ScalingActivity activity(Activity a) {
        return new ScalingActivity(
                a.id(), a.startedAt(), a.endedAt(), a.status(), a.description(), a.cause(), a.statusMessage());
    }
}
