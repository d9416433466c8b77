package ecsremediation.plan;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.CapacityReadBack;
import ecsremediation.model.CapacityReadBack.ReadBackFinding;
import ecsremediation.model.Observation;
import ecsremediation.model.ScalingChange;
import ecsremediation.model.SizeRequest;
import ecsremediation.model.Timeouts;
import ecsremediation.placement.UnreadParts;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the program's raises back from the scaling activities: whether one of them lowered its group, because
 * another actor had raised it between the program's last reading and its write. EC2 Auto Scaling's own words
 * about the request are the only evidence on which the group is set again. It has to stand at the size that
 * the program gave it: if it does not, another actor has decided since.
 */
public final class ReadBacks {
    private final Observation observation;
    private final Limits limits;

    /** The program's raises, and its writes that set a group again, oldest first. */
    private final List<CapacityAction> writes;

    private ReadBacks(Observation observation, Limits limits) {
        this.observation = observation;
        this.limits = limits;
        this.writes = Stream.concat(
                        observation.memory().actions().stream(),
                        observation.memory().readBacks().stream()
                                .filter(CapacityReadBack::isRestore)
                                .map(CapacityReadBack::restore))
                .sorted(Comparator.comparing(CapacityAction::at))
                .toList();
    }

    /** What follows for raises of the last hour that were not settled before, oldest raise first. */
    public static List<CapacityReadBack> of(Observation observation, Limits limits) {
        ReadBacks all = new ReadBacks(observation, limits);
        return all.writes.stream()
                .filter(all::isOpen)
                .flatMap(raise -> all.of(raise).stream())
                .toList();
    }

    private boolean isOpen(CapacityAction raise) {
        return isYounger(raise, Timeouts.READ_BACK)
                && observation.memory().readBacks().stream()
                        .noneMatch(settled -> settled.raise().equals(raise))
                && UnreadParts.of(observation)
                        .of(raise.group(), raise.services())
                        .isEmpty();
    }

    private boolean isYounger(CapacityAction raise, Duration age) {
        return observation.takenAt().isBefore(raise.at().plus(age));
    }

    private Optional<CapacityReadBack> of(CapacityAction raise) {
        return observation
                .group(raise.group())
                .flatMap(group -> desired(raise, group).or(() -> max(raise, group)));
    }

    private Optional<CapacityReadBack> desired(CapacityAction raise, AutoScalingGroup group) {
        List<SizeRequest> candidates =
                SizeRequest.of(group).stream().filter(r -> r.canBe(raise)).toList();
        if (!stands(raise, group)) {
            return Optional.empty();
        }
        Optional<SizeRequest> raising =
                candidates.stream().filter(r -> !r.lowers()).findFirst();
        if (raising.isPresent()) {
            return raising.filter(r -> r.before() < raise.from().desired())
                    .map(r -> found(raise, group, ReadBackFinding.OVERRIDDEN, r.before()));
        }
        return switch (candidates.size()) {
            case 0 -> unexplained(raise, group);
            case 1 -> Optional.of(lowered(raise, group, candidates.getFirst().before()));
            default ->
                Optional.of(found(
                        raise,
                        group,
                        ReadBackFinding.AMBIGUOUS,
                        candidates.getLast().before()));
        };
    }

    private CapacityReadBack lowered(CapacityAction raise, AutoScalingGroup group, int before) {
        Capacity now = group.capacity();
        if (!(Ceiling.of(group) instanceof Ceiling.Set ceiling)) {
            return found(raise, group, ReadBackFinding.NO_CEILING, before);
        }
        if (!group.mode().equals("act") || group.owner().isPresent()) {
            return found(raise, group, ReadBackFinding.NOT_ACTING, before);
        }
        if (!observation.memory().actions().contains(raise)) {
            return found(raise, group, ReadBackFinding.RESTORED_BEFORE, before);
        }
        if (!isYounger(raise, Timeouts.RESTORE)) {
            return found(raise, group, ReadBackFinding.TOO_LATE, before);
        }
        int permitted = Math.min(Math.min(ceiling.most(), limits.hardCeiling()), now.max());
        int to = Math.min(before, permitted);
        return to > now.desired()
                ? new CapacityReadBack(
                        raise,
                        observation.takenAt(),
                        ReadBackFinding.RESTORED,
                        before,
                        now,
                        new Capacity(to, now.max()))
                : found(raise, group, ReadBackFinding.AT_CEILING, before);
    }

    /** Another actor's raise beyond what the group has now, without an activity that shows what ended it. */
    private Optional<CapacityReadBack> unexplained(CapacityAction raise, AutoScalingGroup group) {
        if (raise.to().desired() == raise.from().desired() || isYounger(raise, Timeouts.ACTIVITIES_SHOWN)) {
            return Optional.empty();
        }
        List<ScalingChange> changes = ScalingChange.of(group);
        return changes.stream()
                .filter(c -> raise.canBeWrittenAt(c.at()))
                .filter(c -> c.to() > raise.to().desired()
                        && c.to() > group.capacity().desired()
                        && c.from() < raise.to().desired())
                .filter(c -> changes.stream()
                        .noneMatch(end -> end.from() == c.to() && !end.at().isBefore(c.at())))
                .max(Comparator.comparing(ScalingChange::at))
                .map(c -> found(raise, group, ReadBackFinding.UNEXPLAINED, c.to()));
    }

    /** Another actor's higher max. Activities say nothing of a lower one. */
    private Optional<CapacityReadBack> max(CapacityAction raise, AutoScalingGroup group) {
        if (raise.to().max() == raise.from().max()
                || group.capacity().max() != newest(raise).to().max()) {
            return Optional.empty();
        }
        return SizeRequest.of(group).stream()
                .filter(r -> raise.canBeWrittenAt(r.at()))
                .filter(r -> r.max() > group.capacity().max())
                .max(Comparator.comparing(SizeRequest::at))
                .map(r -> found(raise, group, ReadBackFinding.MAX_UNEXPLAINED, r.max()));
    }

    private CapacityReadBack found(CapacityAction raise, AutoScalingGroup group, ReadBackFinding finding, int before) {
        return new CapacityReadBack(raise, observation.takenAt(), finding, before, group.capacity(), group.capacity());
    }

    /** Whether the group still has the desired capacity that this raise, or one that followed on it, gave it. */
    private boolean stands(CapacityAction raise, AutoScalingGroup group) {
        return group.capacity().desired() == newest(raise).to().desired();
    }

    /** The last of the raises of which each began with the size that the one before it set. */
    private CapacityAction newest(CapacityAction raise) {
        CapacityAction newest = raise;
        for (CapacityAction later : later(raise).toList()) {
            if (!later.from().equals(newest.to())) {
                return newest;
            }
            newest = later;
        }
        return newest;
    }

    private Stream<CapacityAction> later(CapacityAction raise) {
        return writes.stream().filter(a -> a.group().equals(raise.group()) && a.at().isAfter(raise.at()));
    }
}
