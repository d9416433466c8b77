package ecsremediation.simulator.planted;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.Ports;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.IncidentStore;
import ecsremediation.model.ClusterReader;
import ecsremediation.simulator.externalchanges.DeployedNeighbour;
import ecsremediation.simulator.play.ScenarioBound;
import ecsremediation.simulator.remediation.PlantedWrites;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each planted fault is found: a check that the program keeps fails with the fault. Prints a row for each. The functions
 * have further checks of three of them: PlantedWaitFaultsTest and ManyClustersTest.
 */
final class PlantedFaultsTest {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(6);
    private static final UnaryOperator<Ports> SOUND = UnaryOperator.identity();

    @Test
    void eachIsFound() {
        List<PlantedFault> faults =
                Stream.of(waits(), mails(), writes(), sweeps()).flatMap(f -> f).toList();
        faults.forEach(f -> System.out.printf(
                "%-36s %-74s %.90s%n",
                f.fault(), f.check(), f.plantedFindings().stream().findFirst().orElse("not found")));

        assertThat(faults)
                .extracting(PlantedFault::fault)
                .containsExactlyInAnyOrder(
                        "agent clock starts now",
                        "number in a key",
                        "no memory over a recovery",
                        "outbox blocks the next incident",
                        "SDK repeats the write",
                        "tags not read again",
                        "a neighbour's task counts as useful",
                        "no sweep cursor",
                        "unbounded boot time",
                        "restore without evidence");
        assertThat(faults).allSatisfy(f -> {
            assertThat(f.findings()).as("%s, not planted", f.fault()).isEmpty();
            assertThat(f.plantedFindings()).as("%s, planted", f.fault()).isNotEmpty();
        });
    }

    private static Stream<PlantedFault> waits() {
        return Stream.of(
                PlantedFault.of(
                        "agent clock starts now",
                        "agent-gone-for-good: an action item within 45 minutes",
                        LongRunChecks.of("agent-gone-for-good", 3)::lateActionItem,
                        SOUND,
                        NoFirstSight::in),
                PlantedFault.of(
                        "unbounded boot time",
                        "lab-never-registers: an action item within 45 minutes",
                        LongRunChecks.of("lab-never-registers", 3)::lateActionItem,
                        SOUND,
                        reading(LaunchesBeginNow::new)));
    }

    private static Stream<PlantedFault> mails() {
        return Stream.of(
                PlantedFault.of(
                        "number in a key",
                        "one-of-thirty-healthy: at most 6 mails in a day in which nothing changes",
                        LongRunChecks.of("one-of-thirty-healthy", 1)::mailsWithoutChange,
                        SOUND,
                        NumberInKey::in),
                PlantedFault.of(
                        "no memory over a recovery",
                        "agent-lost-every-hour: at most 10 mails in a day",
                        parts -> LongRunChecks.of("agent-lost-every-hour", 12)
                                .violations(ScenarioBound.MAILS_A_DAY, parts),
                        SOUND,
                        storing(NoEndedIncidents::new)),
                PlantedFault.of(
                        "outbox blocks the next incident",
                        "email-down-over-two-incidents: operators are notified of each raise",
                        LongRunChecks.of("email-down-over-two-incidents", 8)::raisesWithoutMail,
                        SOUND,
                        storing(BlockingOutbox::new)));
    }

    private static Stream<PlantedFault> writes() {
        ServiceName service = new ServiceName(LabNames.CLUSTER, LabNames.SERVICE);
        return Stream.of(
                PlantedFault.of(
                        "SDK repeats the write",
                        "race with a throttled write: the group is read before each write",
                        PlantedWrites::brokenIfThrottled,
                        UnaryOperator.identity(),
                        writer -> new RepeatingWriter(writer, () -> {})),
                PlantedFault.of(
                        "tags not read again",
                        "race with a lower ceiling: no write against the tags",
                        PlantedWrites::brokenIfCeilingIsLowered,
                        UnaryOperator.identity(),
                        ObservedTags::new),
                PlantedFault.of(
                        "restore without evidence",
                        "race with a later lowering: it is not undone",
                        PlantedWrites::brokenIfLoweredLater,
                        UnaryOperator.identity(),
                        RestoreWithoutEvidence::new),
                PlantedFault.of(
                        "a neighbour's task counts as useful",
                        "useless instances beside a deployed service: need + 1 instances",
                        PlantedFaultsTest::boughtTooMany,
                        UnaryOperator.identity(),
                        reader -> new NeighboursCount(reader, service)));
    }

    private static Stream<PlantedFault> sweeps() {
        return Stream.of(PlantedFault.of(
                "no sweep cursor",
                "250 clusters, 50 a tick: none waits longer than 6 minutes",
                PlantedFaultsTest::longWait,
                UnaryOperator.identity(),
                NoSweepCursor::new));
    }

    private static List<String> boughtTooMany(UnaryOperator<ClusterReader> reader) {
        int bought = DeployedNeighbour.boughtReading(reader);
        return bought > DeployedNeighbour.MOST_BOUGHT ? List.of(bought + " instances bought") : List.of();
    }

    private static List<String> longWait(UnaryOperator<IncidentStore> store) {
        Duration longest = LongSweep.longestWait(store);
        return longest.compareTo(LONGEST_WAIT) > 0 ? List.of("a cluster waits " + longest) : List.of();
    }

    private static UnaryOperator<Ports> storing(UnaryOperator<IncidentStore> through) {
        return real -> new Ports(
                real.reader(),
                real.writer(),
                through.apply(real.store()),
                real.locks(),
                real.decisions(),
                real.notifier(),
                real.journal());
    }

    private static UnaryOperator<Ports> reading(UnaryOperator<ClusterReader> through) {
        return real -> new Ports(
                through.apply(real.reader()),
                real.writer(),
                real.store(),
                real.locks(),
                real.decisions(),
                real.notifier(),
                real.journal());
    }
}
