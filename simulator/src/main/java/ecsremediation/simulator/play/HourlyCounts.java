package ecsremediation.simulator.play;

import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.ecs.EcsService;
import ecsremediation.simulator.play.PlayedScenario.Hour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** Counts once a minute, and makes a row of each hour. */
final class HourlyCounts {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final double MINUTES = 60;

    private final World world;
    private final int minutes;
    private final List<Hour> rows = new ArrayList<>();
    private final SortedMap<String, Long> instanceMinutes = new TreeMap<>();
    private int minute;
    private int needed;
    private int raises;
    private int mails;

    /** @param length the scenario's length */
    HourlyCounts(World world, Duration length) {
        this.world = world;
        minutes = (int) length.toMinutes();
    }

    /** @param openIncidents their number now */
    void start(IntSupplier openIncidents) {
        world.after(MINUTE, () -> count(openIncidents));
    }

    void raised() {
        raises++;
    }

    void mailed() {
        mails++;
    }

    private void count(IntSupplier openIncidents) {
        minute++;
        needed = Math.max(
                needed,
                NeededInstances.in(world).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
        world.autoScaling()
                .groups()
                .forEach(g -> instanceMinutes.merge(g.name(), (long) g.members().size(), Long::sum));
        if (minute % (int) MINUTES == 0 || minute == minutes) {
            rows.add(row(openIncidents.getAsInt()));
            needed = 0;
            raises = 0;
            mails = 0;
        }
        if (minute < minutes) {
            world.after(MINUTE, () -> count(openIncidents));
        }
    }

    private Hour row(int openIncidents) {
        return new Hour(
                rows.size(),
                services().mapToInt(EcsService::desired).sum(),
                services().mapToInt(EcsService::running).sum(),
                needed,
                world.autoScaling().groups().stream()
                        .mapToInt(SimulatedGroup::inService)
                        .sum(),
                raises,
                mails,
                openIncidents);
    }

    private Stream<EcsService> services() {
        return world.ecs().clusters().stream().flatMap(c -> c.services().stream());
    }

    List<Hour> rows() {
        return List.copyOf(rows);
    }

    SortedMap<String, Double> instanceHours() {
        SortedMap<String, Double> hours = new TreeMap<>();
        instanceMinutes.forEach((group, counted) -> hours.put(group, counted / MINUTES));
        return Collections.unmodifiableSortedMap(hours);
    }
}
