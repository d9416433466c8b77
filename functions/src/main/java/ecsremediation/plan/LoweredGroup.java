package ecsremediation.plan;

import ecsremediation.diagnosis.Lowering;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.ScheduledAction;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Does not undo what a scheduled action, a scaling policy or a person decided: holds until the scheduled
 * action that raises the group again, or escalates. An operator who resumes an incident afterwards ends that.
 */
final class LoweredGroup {
    private LoweredGroup() {}

    static Optional<Plan> of(GroupContext s) {
        return s.services().stream()
                .flatMap(name -> s.observation().service(name).stream())
                .flatMap(service -> s.lowerings().behind(s.group().name(), service).stream())
                .filter(lowering ->
                        s.resumedAt().filter(lowering.effectiveAt()::isBefore).isEmpty())
                .filter(_ -> ExternalChange.of(s).isEmpty())
                .findFirst()
                .map(lowering -> plan(lowering, s));
    }

    private static Plan plan(Lowering lowering, GroupContext s) {
        return next(lowering, s)
                .map(next -> (Plan) s.hold(new HoldReason.LoweredUntil(lowering, next, s.required()), next.at()))
                .orElseGet(() -> s.escalate(new EscalationReason.LoweredByAnother(lowering, s.required())));
    }

    /** The next action that raises the group again, if one has lowered it. */
    private static Optional<ScheduledAction> next(Lowering lowering, GroupContext s) {
        return s
                .observation()
                .group(lowering.group())
                .filter(_ -> lowering.change().isScheduled())
                .stream()
                .flatMap(group -> raising(group, s.now()))
                .min(Comparator.comparing((ScheduledAction a) -> a.at().orElseThrow())
                        .thenComparing(ScheduledAction::name));
    }

    private static Stream<ScheduledAction> raising(AutoScalingGroup group, Instant now) {
        return group.scheduledActions().stream()
                .filter(a -> a.at().filter(now::isBefore).isPresent())
                .filter(a -> a.raisesAbove(group.capacity().desired()));
    }
}
