package ecsremediation.plan;

import ecsremediation.observe.AutoScalingGroup;
import ecsremediation.observe.Observation;
import ecsremediation.placement.Demand;
import ecsremediation.placement.Room;
import ecsremediation.placement.Rooms;
import java.util.Comparator;
import java.util.List;

/**
 * Which of several groups a service's tasks are for: one we may change, that stands below its ceiling and whose launches
 * do not fail, before one of which that is not so; then the one of which the least memory, then CPU, would be bought for nothing; then the owner's priority;
 * then the name.
 */
final class GroupChoice {
    /** The priority of a group whose owner gave none. */
    private static final int DEFAULT_PRIORITY = 100;

    private final Observation observation;
    private final List<Room> there;

    GroupChoice(Observation observation, List<Room> there) {
        this.observation = observation;
        this.there = there;
    }

    /** The name of the group. */
    String of(Claim claim) {
        if (claim.groups().size() == 1) {
            return claim.groups().getFirst();
        }
        return claim.groups().stream()
                .flatMap(name -> observation.group(name).stream())
                .map(group -> candidate(claim, group))
                .min(Candidate.BEST_FIRST)
                .map(Candidate::name)
                .orElseThrow();
    }

    private Candidate candidate(Claim claim, AutoScalingGroup group) {
        Sizing sizing = Sizer.size(new Sizing.Question(claim.demands(), there, group, Rooms.kinds(observation, group)));
        long memory = 0;
        long cpu = 0;
        for (Demand demand : claim.demands()) {
            int onNew = sizing.certificate().placements().stream()
                    .filter(p -> p.taskDefinition().equals(demand.task().arn()))
                    .mapToInt(Certificate.Placed::onNew)
                    .sum();
            memory -= (long) onNew * demand.task().resources().memoryMib();
            cpu -= (long) onNew * demand.task().resources().cpuUnits();
        }
        int bought = sizing.certificate().chosen();
        boolean known = sizing.certificate().instance().isPresent();
        if (known) {
            memory +=
                    (long) bought * sizing.certificate().instance().get().room().memoryMib();
            cpu += (long) bought * sizing.certificate().instance().get().room().cpuUnits();
        }
        return new Candidate(
                isOpen(claim, group) ? 0 : 1,
                sizing.nowhere(),
                known ? 0 : 1,
                memory,
                cpu,
                priority(group),
                group.name());
    }

    private boolean isOpen(Claim claim, AutoScalingGroup group) {
        return Alternatives.isBound(claim.service(), observation)
                ? Alternatives.mayGrow(group)
                : Alternatives.isOpen(group);
    }

    private static int priority(AutoScalingGroup group) {
        String value =
                group.tags().getOrDefault(AutoScalingGroup.PRIORITY_TAG, "").strip();
        return value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : DEFAULT_PRIORITY;
    }

    private record Candidate(
            int closed, int nowhere, int unknown, long wastedMemory, long wastedCpu, int priority, String name) {
        static final Comparator<Candidate> BEST_FIRST = Comparator.comparingInt(Candidate::closed)
                .thenComparingInt(Candidate::nowhere)
                .thenComparingInt(Candidate::unknown)
                .thenComparingLong(Candidate::wastedMemory)
                .thenComparingLong(Candidate::wastedCpu)
                .thenComparingInt(Candidate::priority)
                .thenComparing(Candidate::name);
    }
}
