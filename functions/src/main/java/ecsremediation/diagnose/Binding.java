package ecsremediation.diagnose;

import ecsremediation.diagnose.Diagnosis.CapacityShortfall;
import ecsremediation.placement.Demand;
import ecsremediation.placement.Fit;
import ecsremediation.placement.Misfit;
import ecsremediation.placement.Room;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the instances that could take a task ran out of, once every other task that finds room has it. */
record Binding(CapacityShortfall.Kind kind, String words) {
    private static final Comparator<Room> MOST_FREE = Comparator.comparingInt(
                    (Room r) -> r.free().memoryMib())
            .thenComparingInt(r -> r.free().cpuUnits())
            .thenComparing(Room::id);

    /** What binds the first of the demands that were left over; the most instances decide. */
    static Binding of(Check check, List<Demand> leftover) {
        Demand demand = leftover.getFirst();
        List<Room> rooms = check.onComing().rooms().stream()
                .filter(room -> Fit.identity(demand, room).isEmpty())
                .map(room -> filled(check, room))
                .toList();
        Map<CapacityShortfall.Kind, Integer> counts = new EnumMap<>(CapacityShortfall.Kind.class);
        for (Room room : rooms) {
            Fit.check(demand, room).ifPresent(misfit -> counts.merge(kind(misfit), 1, Integer::sum));
        }
        Optional<CapacityShortfall.Kind> most = counts.entrySet().stream()
                .max(Map.Entry.<CapacityShortfall.Kind, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
        return most.map(kind -> new Binding(kind, words(demand, rooms, kind)))
                .orElseGet(() -> new Binding(
                        CapacityShortfall.Kind.NO_INSTANCES, "the cluster has no instance that could take a task"));
    }

    private static String words(Demand demand, List<Room> rooms, CapacityShortfall.Kind kind) {
        List<Room> sorted = new ArrayList<>(rooms);
        sorted.sort(MOST_FREE.reversed());
        Misfit best = sorted.stream()
                .flatMap(room -> Fit.check(demand, room).stream())
                .filter(misfit -> kind(misfit) == kind)
                .findFirst()
                .orElseThrow();
        String arn = demand.task().arn();
        return "a task of %s asks for %s; of %d instances that could take it none has that, the best offers %s"
                .formatted(arn.substring(arn.lastIndexOf('/') + 1), best.asked(), rooms.size(), best.available());
    }

    private static Room filled(Check check, Room room) {
        Room filled = room;
        for (int i = 0; i < check.demands().size(); i++) {
            int placed = check.onComing().placed().shares().get(i).rooms().getOrDefault(room.id(), 0);
            filled = placed == 0 ? filled : filled.with(check.demands().get(i), placed);
        }
        return filled;
    }

    private static CapacityShortfall.Kind kind(Misfit misfit) {
        return switch (misfit.kind()) {
            case MEMORY -> CapacityShortfall.Kind.MEMORY;
            case CPU -> CapacityShortfall.Kind.CPU;
            case GPU -> CapacityShortfall.Kind.GPU;
            case PORTS -> CapacityShortfall.Kind.PORTS;
            case NETWORK_INTERFACES -> CapacityShortfall.Kind.NETWORK_INTERFACES;
            case DISTINCT_INSTANCE -> CapacityShortfall.Kind.DISTINCT_INSTANCE;
            case ATTRIBUTE, ARCHITECTURE, MEMBER_OF, CAPACITY_PROVIDER -> CapacityShortfall.Kind.NO_INSTANCES;
        };
    }
}
