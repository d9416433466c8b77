package ecsremediation.simulator.play;

import ecsremediation.incident.Mode;
import ecsremediation.incident.NotificationType;
import ecsremediation.incident.PauseState;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.ecs.EcsCluster;
import ecsremediation.simulator.ecs.EcsService;
import ecsremediation.simulator.play.PlayedScenario.ScenarioMail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** At which minutes of a play each service was short of tasks, and whether operators were notified: see {@link ScenarioBound#NOTIFIED}. */
final class ShortServices {
    /** How old the newest message may be. */
    static final Duration STALE = Duration.ofHours(25);

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int WINDOW = 47;
    private static final int PROMISED = 45;
    private static final int KEPT_BACK = 8;

    private final ScenarioPlay play;
    private final World world;
    private final Instant start;
    private final SortedMap<String, BitSet> minutes = new TreeMap<>();
    private final SortedMap<String, Integer> lastGaps = new TreeMap<>();
    private int minute;

    ShortServices(ScenarioPlay play) {
        this.play = play;
        world = play.world();
        start = world.now();
        world.after(MINUTE, this::count);
    }

    private void count() {
        minute++;
        for (EcsCluster cluster : world.ecs().clusters()) {
            boolean silent = mayBeSilent(cluster);
            for (EcsService service : cluster.services()) {
                String name = cluster.name() + "/" + service.name();
                boolean lacks = service.running() < service.desired();
                if (lacks && !silent) {
                    minutes.computeIfAbsent(name, _ -> new BitSet()).set(minute);
                }
                if (lacks || service.waiting() > 0) {
                    lastGaps.put(name, minute);
                }
            }
        }
        world.after(MINUTE, this::count);
    }

    private boolean mayBeSilent(EcsCluster cluster) {
        List<SimulatedGroup> groups = NeededInstances.groups(world, cluster.name());
        boolean everyGroupIsOff = !groups.isEmpty()
                && groups.stream().allMatch(g -> "off".equals(g.tags().get(AutoScalingGroup.MODE_TAG)));
        boolean paused = play.program()
                .filter(p -> !(p.store().pause(world.now()) instanceof PauseState.NotPaused))
                .isPresent();
        return play.emailIsDown() || play.mode() == Mode.OFF || paused || everyGroupIsOff;
    }

    /** Whether within the last time the service was short of tasks, or ECS sought an instance for one. */
    boolean hadGapWithin(String service, Duration time) {
        return lastGaps.getOrDefault(service, Integer.MIN_VALUE / 2) >= minute - (int) time.toMinutes();
    }

    List<ScenarioViolation> unnotified(SortedMap<String, List<ScenarioMail>> mails) {
        List<ScenarioViolation> found = new ArrayList<>();
        minutes.forEach(
                (service, lacked) -> found.addAll(unnotified(service, lacked, mails.getOrDefault(service, List.of()))));
        return found;
    }

    private List<ScenarioViolation> unnotified(String service, BitSet lacked, List<ScenarioMail> mails) {
        List<ScenarioViolation> found = new ArrayList<>();
        int next = 0;
        for (int m = WINDOW; m <= minute; m++) {
            if (m >= next
                    && lacked.get(m)
                    && lacked.nextSetBit(m - WINDOW + 1) <= m - PROMISED
                    && 2 * lacked.get(m - WINDOW + 1, m + 1).cardinality() > WINDOW
                    && !isNotified(start.plus(MINUTE.multipliedBy(m)), mails)) {
                Instant at = start.plus(MINUTE.multipliedBy(m));
                found.add(new ScenarioViolation(
                        ScenarioBound.NOTIFIED, at, service, "short of tasks and nobody was notified"));
                next = m + (int) DAY.toMinutes();
            }
        }
        return found;
    }

    private static boolean isNotified(Instant at, List<ScenarioMail> mails) {
        List<ScenarioMail> before =
                mails.stream().filter(m -> !m.at().isAfter(at)).toList();
        long ofADay = before.stream().filter(m -> m.at().isAfter(at.minus(DAY))).count();
        return ofADay >= KEPT_BACK
                || before.stream()
                        .skip(Math.max(0, before.size() - 1))
                        .anyMatch(newest -> newest.at().isAfter(at.minus(allowed(newest))));
    }

    /** How old a message may be as the newest one about a service in trouble. */
    private static Duration allowed(ScenarioMail mail) {
        boolean saysThatAllIsWell = mail.kinds().stream().allMatch(k -> k == NotificationType.CLEARED);
        return saysThatAllIsWell ? MINUTE.multipliedBy(WINDOW) : STALE;
    }
}
