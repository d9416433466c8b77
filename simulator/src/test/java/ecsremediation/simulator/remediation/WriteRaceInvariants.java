package ecsremediation.simulator.remediation;

import ecsremediation.incident.NotificationKind;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.CapacityReadBack;
import ecsremediation.simulator.remediation.WriteRace.SizeStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What holds in every {@link WriteRace}, whoever acts when. */
final class WriteRaceInvariants {
    private final WriteRace race;
    private final List<SizeStep> steps;

    private WriteRaceInvariants(WriteRace race) {
        this.race = race;
        this.steps = race.steps();
    }

    /** A sentence for every invariant that the race broke. */
    static List<String> brokenBy(WriteRace race) {
        WriteRaceInvariants all = new WriteRaceInvariants(race);
        List<String> broken = new ArrayList<>();
        IntStream.range(0, all.steps.size()).forEach(i -> {
            all.staysLowered(i).forEach(broken::add);
            all.undoesALowering(i).forEach(broken::add);
            all.overridesOrders(i).forEach(broken::add);
        });
        all.restoresTwice().forEach(broken::add);
        all.keepsSilent().forEach(broken::add);
        all.readsTooOften().forEach(broken::add);
        return broken;
    }

    /**
     * What the program lowers, it restores in the next reconciliation, as far as the ceiling and max permit, or
     * reports. In mode off it does neither.
     */
    private Stream<String> staysLowered(int index) {
        SizeStep step = steps.get(index);
        if (step.byOthers() || !step.lowersDesired() || race.isOff()) {
            return Stream.empty();
        }
        boolean settled = race.isSizedByOthersAfter(index)
                || steps.stream()
                        .skip(index + 1L)
                        .filter(s -> s.tick() <= step.tick() + 1)
                        .findFirst()
                        .filter(s -> s.byOthers() || isRestored(step, s))
                        .isPresent();
        boolean reported = readBacks().stream()
                .filter(r -> r.finding() != CapacityReadBack.ReadBackFinding.RESTORED)
                .anyMatch(r -> r.before() == step.resize().from().desired());
        return settled || reported ? Stream.empty() : Stream.of("lowered for longer than one reconciliation: " + step);
    }

    private boolean isRestored(SizeStep lowered, SizeStep next) {
        int permitted =
                Math.min(next.orders().ceiling().orElse(0), next.resize().from().max());
        return next.resize().to().desired() == Math.min(lowered.resize().from().desired(), permitted);
    }

    /** The program writes what the orders permit that it read last, and it reads them before each write. */
    private Stream<String> overridesOrders(int index) {
        SizeStep step = steps.get(index);
        int desired = step.resize().to().desired();
        return step.byOthers() || step.orders().permit(desired)
                ? Stream.empty()
                : Stream.of("written against " + step.orders() + ": " + step);
    }

    /** What another actor lowers after the program's first write, the program does not raise. */
    private Stream<String> undoesALowering(int index) {
        SizeStep step = steps.get(index);
        boolean afterAWrite = steps.stream().limit(index).anyMatch(s -> !s.byOthers());
        if (!step.byOthers() || !step.lowersDesired() || !afterAWrite) {
            return Stream.empty();
        }
        return steps.stream()
                .skip(index + 1L)
                .filter(s -> !s.byOthers() && s.raisesDesired())
                .filter(s -> !isReportedAsOverridden(s))
                .map(s -> "raised what another actor had lowered: " + step + ", then " + s);
    }

    /** Between the last reading and the write nothing can be seen, so that it can only be reported. */
    private boolean isReportedAsOverridden(SizeStep step) {
        return readBacks().stream()
                .filter(r -> r.finding() == CapacityReadBack.ReadBackFinding.OVERRIDDEN)
                .anyMatch(r -> r.before() == step.resize().from().desired());
    }

    private Stream<String> restoresTwice() {
        long restored = readBacks().stream()
                .filter(r -> r.finding() == CapacityReadBack.ReadBackFinding.RESTORED)
                .count();
        return restored > 1 ? Stream.of(restored + " restores") : Stream.empty();
    }

    /** Each finding has a message. */
    private Stream<String> keepsSilent() {
        Set<NotificationKind> kinds = Set.of(NotificationKind.RESTORED, NotificationKind.LOWERED_BY_RAISE);
        boolean reported = race.incidents().stream()
                .flatMap(i -> i.timeline().of(TimelineEvent.Notified.class))
                .anyMatch(n -> kinds.contains(n.key().kind()));
        return readBacks().isEmpty() || reported ? Stream.empty() : Stream.of("not reported: " + readBacks());
    }

    private Stream<String> readsTooOften() {
        long most = race.callsByTick().stream()
                .mapToLong(calls ->
                        calls.stream().filter("reader.writeState"::equals).count())
                .max()
                .orElse(0);
        return Stream.concat(
                most > 3 ? Stream.of(most + " readings in one invocation") : Stream.empty(),
                race.requestsWithoutReading() > 0
                        ? Stream.of(race.requestsWithoutReading() + " requests without a reading before")
                        : Stream.empty());
    }

    private List<CapacityReadBack> readBacks() {
        return race.journal().reconciliations.stream()
                .flatMap(r -> r.readBacks().stream())
                .toList();
    }
}
