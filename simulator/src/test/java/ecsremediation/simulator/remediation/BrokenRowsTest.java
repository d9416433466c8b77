package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.act.CapacityChange;
import ecsremediation.act.CapacityWriter;
import ecsremediation.act.Outcome;
import ecsremediation.event.Trigger;
import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.Mode;
import ecsremediation.incident.StackNotice;
import ecsremediation.model.GroupLocks;
import ecsremediation.model.UnreadableRow;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import ecsremediation.simulator.play.Reconciled;
import ecsremediation.simulator.ports.SimulatedClusterReader;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Each field of each kind of stored row is broken in turn. The tick reconciles all clusters, the row is kept and
 * reported, and the commands list everything else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BrokenRowsTest {
    /** Rows that only the commands read, and copies of rows that could not be read. */
    private static final List<String> NOT_READ = List.of("CLOSED#", "DECISION#", "DECISION_PART#", "UNREADABLE");

    /** The field of a row that only the commands read: the functions write what the stack permits, and never read it. */
    private static final String READ_BY_COMMANDS = "authority";

    private final TwoClusters clusters = TwoClusters.quiet();
    private final SharedTable table = SharedTable.of(clusters.world());
    private final Instant now = clusters.world().now();
    private final EveryRow every = new EveryRow(table, now);
    private final SortedSet<String> ticked = new TreeSet<>();
    private final SortedSet<String> reportedKinds = new TreeSet<>();
    private SortedMap<List<String>, Map<String, AttributeValue>> whole = new TreeMap<>();
    private SortedMap<List<String>, Map<String, AttributeValue>> base = new TreeMap<>();
    private RecordingJournal journal = new RecordingJournal();
    private List<String> raised = new ArrayList<>();

    @BeforeAll
    void fill() {
        clusters.setDesired(LabNames.CLUSTER, 4);
        clusters.setDesired(TwoClusters.SECOND, 4);
        every.write();
        whole = table.rows();
        table.put(Map.of(
                "pk", AttributeValue.fromS("GROUP#" + TwoClusters.SECOND),
                "sk", AttributeValue.fromS("SIZE#broken"),
                "json", AttributeValue.fromS("no JSON")));
        base = table.rows();
    }

    @AfterAll
    void close() {
        table.close();
    }

    @Test
    void everyMethodOfThePortsThatWritesIsCovered() {
        assertThat(every.uncovered()).isEmpty();
    }

    @Test
    void theTickGoesOnTheRowIsKeptAndTheOperatorsAreNotified() {
        int mutations = 0;
        List<String> failures = new ArrayList<>();
        for (Map.Entry<List<String>, Map<String, AttributeValue>> row : whole.entrySet()) {
            for (RowMutations.Mutation mutation : RowMutations.of(row.getValue())) {
                try {
                    check(row.getKey(), mutation);
                } catch (AssertionError failure) {
                    failures.add(String.valueOf(failure.getMessage())
                            .lines()
                            .limit(6)
                            .toList()
                            .toString());
                }
                mutations++;
            }
        }
        assertThat(failures).isEmpty();
        assertThat(mutations).isGreaterThan(300);
        assertThat(reportedKinds).containsAll(kinds(UnreadableRow.class));
    }

    /** Every kind of unreadable row there is. A row of a group with a strange key is covered below. */
    private static SortedSet<String> kinds(Class<?> type) {
        SortedSet<String> kinds = new TreeSet<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            if (permitted.isInterface()) {
                kinds.addAll(kinds(permitted));
            } else if (!permitted.equals(UnreadableRow.OfGroupOtherwise.class)) {
                kinds.add(permitted.getSimpleName());
            }
        }
        return kinds;
    }

    @Test
    void aRowOfAGroupWithAKeyThatIsNotOursIsKeptAndReported() {
        for (String sk : List.of("ACTION#soon", "ACTION#999999999999.x", "READBACK#", "JUDGED#x", "SIZE#")) {
            Map<String, AttributeValue> row = new TreeMap<>(Map.of(
                    "pk", AttributeValue.fromS("GROUP#" + LabNames.GROUP),
                    "sk", AttributeValue.fromS(sk),
                    "json", AttributeValue.fromS("{}")));
            check(List.of("GROUP#" + LabNames.GROUP, sk), new RowMutations.Mutation(sk, row, true));
        }
    }

    /** A pause or a mode that cannot be read: nobody knows whether a raise is permitted. */
    private static boolean holdsEveryRaise(UnreadableRow row) {
        return row instanceof UnreadableRow.StackPause || row instanceof UnreadableRow.OrderedMode;
    }

    private void check(List<String> key, RowMutations.Mutation mutation) {
        String what = key + ", " + mutation.name();
        table.reset(base);
        table.put(mutation.row());

        assertThatCode(this::list).as(what + ": commands").doesNotThrowAnyException();
        if (NOT_READ.stream().anyMatch(key.getFirst()::startsWith)
                || mutation.name().startsWith(READ_BY_COMMANDS)) {
            return;
        }
        Optional<String> treatedAlike = unreadable(key);
        if (treatedAlike.filter(kind -> !ticked.add(key + kind)).isPresent()) {
            return;
        }
        table.reset(base);
        table.put(mutation.row());
        assertThatCode(() -> reconcile(key)).as(what).doesNotThrowAnyException();
        List<UnreadableRow> found = journal.unreadable.stream()
                .filter(row -> isAt(row, key))
                .map(StackNotice.RowUnreadable::row)
                .toList();
        found.forEach(row -> reportedKinds.add(row.getClass().getSimpleName()));
        if (mutation.surelyBroken()) {
            assertThat(found).as(what + ": reported").isNotEmpty();
        }
        if (found.stream().noneMatch(BrokenRowsTest::holdsEveryRaise)) {
            assertThat(raised).as(what + ": the other cluster").contains(TwoClusters.SECOND);
        } else {
            assertThat(raised).as(what + ": held").isEmpty();
        }
        found.stream().findFirst().ifPresent(row -> isKept(what, key, mutation.row(), row));
    }

    /** How the ports name the row; empty if they can read it. All rows of one key and name are treated alike. */
    private Optional<String> unreadable(List<String> key) {
        IncidentStore store = table.store();
        GroupLocks locks = table.locks();
        List<UnreadableRow> rows = new ArrayList<>();
        store.load(LabNames.CLUSTER)
                .skipped()
                .forEach(row -> rows.add(new UnreadableRow.OpenIncident(row.service(), row.detail())));
        rows.addAll(store.loadHistory(List.of(LabNames.GROUP), now).unreadable());
        store.pause(now).unreadable().ifPresent(rows::add);
        store.sweep(now);
        store.closed(EveryRow.CLOSED);
        store.notices("RowUnreadable", now);
        locks.acquire(LabNames.GROUP, "alarm#2", now, Duration.ofSeconds(90));
        rows.addAll(store.takeUnreadable());
        rows.addAll(locks.takeUnreadable());
        return rows.stream()
                .filter(row -> isAt(new StackNotice.RowUnreadable(row, store.place(row)), key))
                .map(row -> row.getClass().getSimpleName())
                .findFirst();
    }

    private static boolean isAt(StackNotice.RowUnreadable row, List<String> key) {
        List<String> place = List.of(row.place().pk(), row.place().sk());
        return place.equals(key) || place.equals(List.of("UNREADABLE", String.join("#", key)));
    }

    private void isKept(String what, List<String> key, Map<String, AttributeValue> broken, UnreadableRow row) {
        if (row instanceof UnreadableRow.Replaced) {
            Map<String, AttributeValue> copy = new TreeMap<>(table.row("UNREADABLE", String.join("#", key)));
            Map<String, AttributeValue> original = new TreeMap<>(broken);
            Stream.of("pk", "sk", "expires", "write").forEach(name -> {
                copy.remove(name);
                original.remove(name);
            });
            assertThat(copy).as(what + ": copied").isEqualTo(original);
        } else {
            assertThat(table.row(key.getFirst(), key.getLast()))
                    .as(what + ": kept")
                    .isEqualTo(broken);
        }
    }

    /** One tick. A log of notices is read at the end of a reconciliation, and reported by the next one. */
    private void reconcile(List<String> key) {
        journal = new RecordingJournal();
        raised = new ArrayList<>();
        Ports ports = new Ports(
                new SimulatedClusterReader(clusters.world()),
                writer(),
                table.store(),
                table.locks(),
                table.decisions(),
                _ -> {},
                journal);
        Stack stack = new Stack("ecs-remediation", "aws", "eu-central-1");
        Policy policy = new Policy(Mode.ACT, Limits.DEFAULT, LabNames.FENCE, stack);
        Remediation remediation = new Remediation(ports, policy, () -> now);
        Trigger tick = new Trigger.Tick(now);
        Reconciled.by(remediation, tick);
        if (key.getFirst().equals("NOTICE")) {
            remediation.reconcile(LabNames.CLUSTER, tick);
        }
    }

    private CapacityWriter writer() {
        return (CapacityChange change) -> {
            raised.add(change.group());
            return new Outcome.Raised(change.group(), change.from(), change.to(), now);
        };
    }

    private void list() {
        table.records().open();
        table.records().open(EveryRow.OPEN);
        table.records().closed(LabNames.CLUSTER);
        table.records().decisions(LabNames.CLUSTER, now.minus(Duration.ofDays(1)), now, 100);
        table.records().lastDecision(LabNames.CLUSTER);
        table.records().lastAction(LabNames.GROUP);
        table.records().lock(LabNames.GROUP, now);
        table.records().nextSweep();
    }
}
