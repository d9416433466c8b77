package ecsremediation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.AGroup;
import ecsremediation.observe.AutoScalingGroup;
import ecsremediation.observe.Resources;
import ecsremediation.placement.Demand;
import ecsremediation.placement.Fit;
import ecsremediation.placement.InstanceKind;
import ecsremediation.placement.NaiveScheduler;
import ecsremediation.placement.Order;
import ecsremediation.placement.Orders;
import ecsremediation.placement.RandomCases;
import ecsremediation.placement.Room;
import ecsremediation.placement.Rooms;
import ecsremediation.placement.Simulation;
import ecsremediation.placement.Zones;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds of every sizing, tried on cases drawn from seeds. */
class SizingPropertiesTest {
    private static final int CASES = RandomCases.many(100_000);
    private static final int SLOW_CASES = RandomCases.many(3_000);
    private static final AutoScalingGroup ONE_ZONE =
            AGroup.named("g").zones("a").ceiling(100).build();
    private static final AutoScalingGroup TWO_ZONES =
            AGroup.named("g").zones("a", "b").ceiling(100).build();

    private record Case(int seed, List<Demand> demands, List<Room> there, Room launchable, AutoScalingGroup group) {
        static Case of(int seed) {
            RandomCases cases = new RandomCases(seed);
            List<Demand> demands = cases.demands(cases.draw(1, 3), cases.draw(1, 5));
            return new Case(seed, demands, cases.rooms(3), cases.launchable(), seed % 2 == 0 ? ONE_ZONE : TWO_ZONES);
        }

        Case with(List<Room> rooms) {
            return new Case(seed, demands, rooms, launchable, group);
        }

        Case only(Demand demand) {
            return new Case(seed, List.of(demand), there, launchable, group);
        }

        Sizing size() {
            InstanceKind kind = new InstanceKind("type", 1, launchable.free(), launchable);
            return Sizer.size(new Sizing.Question(demands, there, group, List.of(kind)));
        }

        List<Room> launches(int n) {
            List<Room> patterns = Rooms.inZones(launchable, group);
            int[] zones = Zones.ofNew(group, n);
            return IntStream.range(0, n).mapToObj(i -> patterns.get(zones[i])).toList();
        }

        List<Demand> launchableDemands() {
            return demands.stream()
                    .filter(d -> Fit.check(d, launchable).isEmpty())
                    .toList();
        }
    }

    @Test
    void theCertificateHoldsAndOneInstanceFewerFailsOrIsBelowTheBound() {
        for (int seed = 0; seed < CASES; seed++) {
            Case c = Case.of(seed);
            Certificate certificate = c.size().certificate();

            assertThat(certificate.holds()).as("seed %s: %s", seed, certificate).isTrue();
            List<Demand> demands = c.launchableDemands();
            Simulation simulation = new Simulation(demands, c.there(), Rooms.inZones(c.launchable(), c.group()));
            List<Order> orders = Orders.of(demands, c.launchable());
            int chosen = certificate.chosen();
            assertThat(works(simulation, orders, c.group(), chosen))
                    .as("seed %s", seed)
                    .isTrue();
            assertThat(chosen == certificate.lowerBound() || !works(simulation, orders, c.group(), chosen - 1))
                    .as("seed %s", seed)
                    .isTrue();
        }
    }

    private static boolean works(Simulation simulation, List<Order> orders, AutoScalingGroup group, int launches) {
        int[] zones = Zones.ofNew(group, launches);
        return orders.stream().allMatch(order -> simulation.placesAll(order, zones));
    }

    @Test
    void permutingTheInputChangesNothing() {
        for (int seed = 0; seed < SLOW_CASES; seed++) {
            Case c = Case.of(seed);
            List<Demand> demands = new ArrayList<>(c.demands());
            Collections.reverse(demands);

            assertThat(new Case(seed, demands, c.there(), c.launchable(), c.group())
                            .size()
                            .certificate())
                    .as("seed %s", seed)
                    .isEqualTo(c.size().certificate());
        }
    }

    @Test
    void everythingSaidToBePlacedFitsTaskByTask() {
        for (int seed = 0; seed < SLOW_CASES; seed++) {
            Case c = Case.of(seed);
            List<Demand> demands = c.launchableDemands();
            List<Room> rooms = new ArrayList<>(c.there());
            rooms.addAll(c.launches(c.size().certificate().chosen()));

            int left = NaiveScheduler.left(
                    demands, rooms, Orders.of(demands, c.launchable()).getFirst());

            assertThat(left).as("seed %s", seed).isZero();
        }
    }

    @Test
    void moreFreeRoomNeverRaisesTheAnswerForOneKindOfTask() {
        for (int seed = 0; seed < SLOW_CASES; seed++) {
            Case all = Case.of(seed);
            Case c = all.only(all.demands().getFirst());
            int before = c.size().certificate().chosen();
            List<Room> more = new ArrayList<>(c.there());
            RandomCases cases = new RandomCases(-1L - seed);
            more.addAll(
                    cases.rooms(2).stream().map(SizingPropertiesTest::another).toList());
            more.replaceAll(room -> larger(room, cases.draw(0, 5)));

            assertThat(c.with(more).size().certificate().chosen())
                    .as("seed %s", seed)
                    .isLessThanOrEqualTo(before);
        }
    }

    @Test
    void anInstanceLikeTheNewOnesNeverRaisesTheAnswer() {
        for (int seed = 0; seed < 2 * SLOW_CASES; seed += 2) {
            Case c = Case.of(seed);
            int before = c.size().certificate().chosen();
            List<Room> more = new ArrayList<>(c.there());
            more.add(another(c.launchable().in("a")));

            assertThat(c.with(more).size().certificate().chosen())
                    .as("seed %s", seed)
                    .isLessThanOrEqualTo(before);
        }
    }

    private static Room another(Room room) {
        return new Room(
                "another/" + room.id(),
                Room.Origin.REGISTERED,
                room.group(),
                room.free(),
                room.tcpPortsInUse(),
                room.udpPortsInUse(),
                room.freeNetworkInterfaces(),
                room.attributes(),
                room.capacityProvider(),
                room.tasks());
    }

    private static Room larger(Room room, int by) {
        return new Room(
                room.id(),
                room.origin(),
                room.group(),
                room.free().plus(Resources.of(by, by)),
                room.tcpPortsInUse(),
                room.udpPortsInUse(),
                room.freeNetworkInterfaces(),
                room.attributes(),
                room.capacityProvider(),
                room.tasks());
    }
}
