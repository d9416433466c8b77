package ecsremediation.plan;

import ecsremediation.placement.Bound;
import ecsremediation.placement.Capacities;
import ecsremediation.placement.Demand;
import ecsremediation.placement.Fit;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceId;
import ecsremediation.placement.InstanceKind;
import ecsremediation.placement.NextLaunch;
import ecsremediation.placement.Order;
import ecsremediation.placement.Orders;
import ecsremediation.placement.Placement;
import ecsremediation.placement.PlacementObstacle;
import ecsremediation.placement.PlacementResult;
import ecsremediation.placement.Simulation;
import ecsremediation.placement.Zones;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sizes a group by simulation. It places the tasks as ECS would, on registered, in-flight and n new
 * instances, in several orders. The result is an n with which no order leaves a task over, and n - 1 does
 * not suffice.
 */
final class Sizer {
    /**
     * The most checks of one kind of task against one instance that a sizing may take: about 1 second of
     * one core. Our choice.
     */
    private static final long MOST_CHECKS = 200_000_000L;

    /** The number of simulations of a search besides one per order; an upper estimate. */
    private static final int SEARCH = 12;

    private static final Comparator<Demand> BY_NAME =
            Comparator.comparing(Demand::service).thenComparing(d -> d.task().arn());

    private final Sizing.Question question;
    private final List<Demand> launchable = new ArrayList<>();
    private final List<Demand> stuck = new ArrayList<>();
    private final List<SizingNote> notes = new ArrayList<>();

    private final long mostChecks;

    private Sizer(Sizing.Question question, long mostChecks) {
        this.question = question;
        this.mostChecks = mostChecks;
    }

    static Sizing size(Sizing.Question question) {
        return size(question, MOST_CHECKS);
    }

    /**
     * As {@link #size(Sizing.Question)}, with another limit of the work.
     *
     * @param mostChecks the most checks of one kind of task against one instance
     */
    static Sizing size(Sizing.Question question, long mostChecks) {
        return new Sizer(question, mostChecks).size();
    }

    private Sizing size() {
        if (question.kinds().isEmpty()) {
            return sizeOfUnseenType();
        }
        InstanceKind kind = question.kinds().getFirst();
        List<InstanceCapacity> launches = Capacities.inZones(kind.capacity(), question.group());
        for (Demand demand : question.demands().stream().sorted(BY_NAME).toList()) {
            (isTaken(demand) ? launchable : stuck).add(demand);
        }
        noteSmallTypes();
        Simulation simulation = new Simulation(launchable, Capacities.useful(launchable, question.there()), launches);
        List<Order> orders = affordable(
                Orders.of(launchable, kind.capacity()), question.there().size());
        Bound lower = simulation.lowerBound();
        int upper = upper(launches);
        long[] shares = launchable.stream()
                .mapToLong(d -> Orders.share(d, kind.capacity()))
                .toArray();
        int chosen =
                new InstanceCountSearch(simulation, question.group(), orders, shares).least(lower.instances(), upper);
        PlacementResult placed = simulation.placed(orders.getFirst(), Zones.ofNew(question.group(), chosen));
        List<SizingProof.Placed> placements = shares(launchable, placed, question.there());
        List<InstanceCapacity> after = placeStuck(Placement.after(launchable, question.there(), placed), placements);
        noteLeftOut(chosen, placements);
        SizingProof proof = new SizingProof(
                lower.instances(),
                chosen,
                upper,
                lower.binding(),
                Optional.of(
                        new SizingProof.Instance(kind.type(), kind.capacity().free(), Math.max(1, kind.weight()))),
                orders.size(),
                placements.stream()
                        .sorted(Comparator.comparing(SizingProof.Placed::service)
                                .thenComparing(SizingProof.Placed::taskDefinition))
                        .toList(),
                notes);
        return new Sizing(proof, Optional.of(kind), after);
    }

    /** The size of no type is known. A single instance will show it. */
    private Sizing sizeOfUnseenType() {
        List<Demand> demands = question.demands().stream().sorted(BY_NAME).toList();
        PlacementResult placed = Placement.place(demands, question.there(), Order.asListed(demands));
        int needed = placed.isComplete() ? 0 : 1;
        notes.add(new SizingNote.UnseenInstances(question.group().name()));
        SizingProof proof = new SizingProof(
                needed,
                needed,
                question.tasks(),
                Bound.Dimension.NOTHING,
                Optional.empty(),
                1,
                onTheNewInstance(shares(demands, placed, question.there())),
                needed == 0 ? List.of() : notes);
        return new Sizing(proof, Optional.empty(), Placement.after(demands, question.there(), placed));
    }

    /** Counts tasks without a place as placed on the new instance, whose size is not known yet. */
    private static List<SizingProof.Placed> onTheNewInstance(List<SizingProof.Placed> shares) {
        return shares.stream()
                .map(s -> new SizingProof.Placed(
                        s.service(), s.taskDefinition(), s.perTask(), s.onFree(), s.onInFlight(), s.nowhere(), 0))
                .toList();
    }

    /** Whether every type that may come takes the task. Another one may not help it. */
    private boolean isTaken(Demand demand) {
        return NextLaunch.takes(demand, question.group(), question.kinds());
    }

    /** Notes the types that do not take a task that a larger one takes. */
    private void noteSmallTypes() {
        for (InstanceKind kind : question.kinds()) {
            stuck.stream()
                    .filter(d -> !NextLaunch.takes(d, question.group(), kind))
                    .filter(d -> question.kinds().stream().anyMatch(k -> NextLaunch.takes(d, question.group(), k)))
                    .findFirst()
                    .ifPresent(demand -> notes.add(new SizingNote.TypeTooSmall(
                            kind.type(), demand.task().arn(), obstacle(demand, kind))));
        }
    }

    private Optional<PlacementObstacle> obstacle(Demand demand, InstanceKind kind) {
        return Fit.check(
                demand, Capacities.inZones(kind.capacity(), question.group()).getFirst());
    }

    /** Places the tasks that no new instance takes on the remaining capacity, and adds their placements. */
    private List<InstanceCapacity> placeStuck(List<InstanceCapacity> left, List<SizingProof.Placed> placements) {
        if (stuck.isEmpty()) {
            return left;
        }
        PlacementResult placed = Placement.place(stuck, left, Order.asListed(stuck));
        placements.addAll(shares(stuck, placed, left));
        return Placement.after(stuck, left, placed);
    }

    private List<Order> affordable(List<Order> orders, int capacities) {
        long runs = orders.stream().mapToInt(o -> o.runs().size()).max().orElse(1);
        long checks = Math.max(1, runs * (capacities + (long) launchable.size()));
        int most = (int) Math.max(2, Math.min(orders.size(), mostChecks / checks - SEARCH));
        if (most >= orders.size()) {
            return orders;
        }
        notes.add(new SizingNote.OrdersCut(most, orders.size()));
        return orders.subList(0, most);
    }

    /**
     * An upper bound: one instance per task. If some tasks must not use every zone, as many launches as
     * give their zones one instance per task.
     */
    private int upper(List<InstanceCapacity> launches) {
        int tasks = launchable.stream().mapToInt(Demand::count).sum();
        int upper = tasks;
        for (Demand demand : launchable) {
            boolean[] suits = new boolean[launches.size()];
            boolean all = true;
            for (int z = 0; z < suits.length; z++) {
                suits[z] = Fit.check(demand, launches.get(z)).isEmpty();
                all &= suits[z];
            }
            upper = all ? upper : Math.max(upper, launchesInto(suits, tasks));
        }
        return upper;
    }

    /**
     * The number of launches until {@code suited} of them are in a suitable zone. At least one zone is
     * suitable.
     */
    private int launchesInto(boolean[] suits, int suited) {
        for (int launches = suited; ; launches *= 2) {
            int[] zones = Zones.ofNew(question.group(), launches);
            int left = suited;
            for (int i = 0; i < zones.length; i++) {
                left -= suits[zones[i]] ? 1 : 0;
                if (left == 0) {
                    return i + 1;
                }
            }
        }
    }

    private static List<SizingProof.Placed> shares(
            List<Demand> demands, PlacementResult placed, List<InstanceCapacity> there) {
        Set<InstanceId> free = ids(there, InstanceCapacity.Origin.REGISTERED);
        Set<InstanceId> inFlight = ids(there, InstanceCapacity.Origin.IN_FLIGHT);
        List<SizingProof.Placed> shares = new ArrayList<>();
        for (int d = 0; d < demands.size(); d++) {
            Demand demand = demands.get(d);
            PlacementResult.Share share = placed.shares().get(d);
            int onFree = on(share, free);
            int onInFlight = on(share, inFlight);
            shares.add(new SizingProof.Placed(
                    demand.service(),
                    demand.task().arn(),
                    demand.task().resources(),
                    onFree,
                    onInFlight,
                    share.placed() - onFree - onInFlight,
                    share.left()));
        }
        return shares;
    }

    private static Set<InstanceId> ids(List<InstanceCapacity> capacities, InstanceCapacity.Origin origin) {
        return capacities.stream()
                .filter(r -> r.origin() == origin)
                .map(InstanceCapacity::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static int on(PlacementResult.Share share, Set<InstanceId> ids) {
        return share.capacities().entrySet().stream()
                .filter(e -> ids.contains(e.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Notes the tasks that have no place however many instances the group launches. */
    private void noteLeftOut(int chosen, List<SizingProof.Placed> placements) {
        int nowhere = placements.stream().mapToInt(SizingProof.Placed::nowhere).sum();
        if (nowhere == 0) {
            return;
        }
        List<SizingNote.LargeTask> left = stuck.stream()
                .map(d -> new SizingNote.LargeTask(d.task().arn(), lacking(d)))
                .toList();
        notes.add(new SizingNote.LeftOut(question.tasks() - nowhere, question.tasks(), chosen, left));
    }

    /** What the task lacks on the largest type, or else on the smallest that may come. */
    private Optional<PlacementObstacle> lacking(Demand demand) {
        return Stream.of(question.kinds().getLast(), question.kinds().getFirst())
                .flatMap(kind -> Fit.check(demand, kind.capacity()).stream())
                .findFirst()
                .or(() -> NextLaunch.belowRequirements(demand, question.group()));
    }
}
