package ecsremediation.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What earlier reconciliations did and learned. It is loaded together with the cluster.
 *
 * @param actions the program's raises of these groups within the last 24 hours, oldest first
 * @param judged what the raises of the last 3 days brought of which that is certain
 * @param readBacks what was read back after these raises, oldest raise first
 * @param unreadable rows of these groups that this version cannot read; actions of the last 24 hours among them
 */
public record History(
        List<CapacityAction> actions,
        List<KnownInstanceSize> sizes,
        List<BootTimes> bootTimes,
        List<JudgedRaise> judged,
        List<CapacityReadBack> readBacks,
        List<UnreadableRow> unreadable) {
    /** The history before the first action and the first sample. */
    public static final History EMPTY = new History(List.of(), List.of(), List.of());

    public History {
        actions = List.copyOf(actions);
        sizes = List.copyOf(sizes);
        bootTimes = List.copyOf(bootTimes);
        judged = List.copyOf(judged);
        readBacks = List.copyOf(readBacks);
        unreadable = List.copyOf(unreadable);
    }

    /** The history when every row can be read, no raise is judged, and nothing was found when raises were read back. */
    public History(List<CapacityAction> actions, List<KnownInstanceSize> sizes, List<BootTimes> bootTimes) {
        this(actions, sizes, bootTimes, List.of(), List.of(), List.of());
    }

    /** What the raise brought; empty while that is not certain. */
    public Optional<JudgedRaise> judged(CapacityAction raise) {
        return judged.stream().filter(j -> j.isOf(raise)).findFirst();
    }

    /** When actions on a group were made that this version cannot read. */
    public List<Instant> unreadableActions(String group) {
        return unreadable.stream()
                .filter(UnreadableRow.Action.class::isInstance)
                .map(UnreadableRow.Action.class::cast)
                .filter(action -> action.group().equals(group))
                .map(UnreadableRow.Action::at)
                .toList();
    }

    /**
     * The longest time that an instance of the group may take from the start of its launch to its
     * registration: {@link BootTimes#limit} of the group, or {@link Timeouts#BOOT} where too few boots are
     * known.
     */
    public Duration bootLimit(String group) {
        return bootTimes.stream()
                .filter(t -> t.group().equals(group))
                .flatMap(t -> t.limit().stream())
                .max(Comparator.naturalOrder())
                .orElse(Timeouts.BOOT);
    }
}
