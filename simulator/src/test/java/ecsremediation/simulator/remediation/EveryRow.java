package ecsremediation.simulator.remediation;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Cause;
import ecsremediation.incident.DigestEntry;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeOrder;
import ecsremediation.incident.NoticeLog;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationKind;
import ecsremediation.incident.SentNotification;
import ecsremediation.incident.StackNotice;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.BootTimes;
import ecsremediation.model.BroughtInstance;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.CapacityReadBack;
import ecsremediation.model.DecisionLog;
import ecsremediation.model.GroupLocks;
import ecsremediation.model.JudgedRaise;
import ecsremediation.model.KnownInstanceSize;
import ecsremediation.model.LaunchSource;
import ecsremediation.model.MissingTasks;
import ecsremediation.model.Resources;
import ecsremediation.model.StoredRow;
import ecsremediation.model.UnreadableRow;
import ecsremediation.simulator.scenario.LabNames;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes one row of each kind: it calls every method of the table's ports that writes. */
final class EveryRow {
    static final ServiceName CLOSED = new ServiceName(LabNames.CLUSTER, LabNames.SERVICE);
    static final ServiceName OPEN = new ServiceName(LabNames.CLUSTER, "web");

    /** Methods that write nothing, and those that only delete what another one wrote. */
    private static final Set<String> READING = Set.of(
            "load",
            "loadHistory",
            "find",
            "closed",
            "due",
            "sweep",
            "notices",
            "takeUnreadable",
            "place",
            "pause",
            "mode",
            "delete",
            "holds",
            "takeRequeue");

    private final Set<String> called = new TreeSet<>();
    private final IncidentStore store;
    private final GroupLocks locks;
    private final DecisionLog decisions;
    private final Instant now;

    EveryRow(SharedTable table, Instant now) {
        this.store = counted(IncidentStore.class, table.store());
        this.locks = counted(GroupLocks.class, table.locks());
        this.decisions = counted(DecisionLog.class, table.decisions());
        this.now = now;
    }

    /** The methods of the ports that this class neither calls nor knows as reading. */
    Set<String> uncovered() {
        Set<String> uncovered = new TreeSet<>();
        Stream.of(IncidentStore.class, GroupLocks.class, DecisionLog.class)
                .flatMap(port -> Stream.of(port.getMethods()))
                .filter(method -> !READING.contains(method.getName()))
                .map(EveryRow::signature)
                .forEach(uncovered::add);
        uncovered.removeAll(called);
        return uncovered;
    }

    void write() {
        incidents();
        group();
        store.claimSweep(now.minusSeconds(30), Duration.ofMinutes(5), Mode.ACT);
        store.save(new ModeOrder(Mode.ACT, "anna", Optional.of("checked in observe"), now.minusSeconds(300)));
        store.claimReconciliation(LabNames.CLUSTER, now.minusSeconds(300), now.minusSeconds(300));
        store.save(new IncidentStore.Pause(now.minusSeconds(60), "load test", "anna"));
        notices();
        locks.acquire(LabNames.GROUP, "alarm#1", now.minusSeconds(300), Duration.ofSeconds(90))
                .ifPresent(locks::release);
        locks.requeue(LabNames.GROUP);
        decisions.keep(
                LabNames.CLUSTER,
                now.minusSeconds(300),
                "alarm#1",
                () -> "{\"mode\":\"ACT\",\"takenAt\":\"" + now + "\"}");
        decisions.keep(LabNames.CLUSTER, now.minusSeconds(200), "alarm#2", () -> noise(1_200_000));
    }

    private void incidents() {
        NotificationKey key = new NotificationKey(NotificationKind.RAISED, CLOSED, LabNames.GROUP);
        Incident incident = Incident.opened(CLOSED, now.minusSeconds(600))
                .found(Cause.MEMORY, now.minusSeconds(600))
                .plus(List.of(new TimelineEvent.Raised(
                        now.minusSeconds(600), LabNames.GROUP, new Capacity(1, 1), new Capacity(2, 2))))
                .notified(new SentNotification(now.minusSeconds(600), key, 1))
                .moved(Incident.Phase.CLEARED, now.minusSeconds(300));
        store.save(incident).ifPresent(store::close);
        NotificationKey open = new NotificationKey(NotificationKind.NOT_CAPACITY, OPEN);
        store.save(Incident.opened(OPEN, now.minusSeconds(600))
                .found(Cause.MEMORY, now.minusSeconds(600))
                .until(now.plusSeconds(600))
                .notified(new SentNotification(now.minusSeconds(500), open, 1))
                .withPending(List.of(
                        new IncidentMessage("m-1", open, "subject", "text", "{}", new DigestEntry("headline", "line"))))
                .moved(Incident.Phase.NOTICED, now.minusSeconds(1)));
    }

    private void group() {
        CapacityAction action = new CapacityAction(
                LabNames.GROUP,
                now.minus(Duration.ofHours(5)),
                new Capacity(1, 1),
                new Capacity(2, 2),
                "alarm#1",
                List.of(OPEN),
                true,
                List.of(new MissingTasks(OPEN, 3)));
        store.save(action);
        store.save(new JudgedRaise(
                LabNames.GROUP,
                action.at(),
                now.minus(Duration.ofHours(4)),
                List.of(OPEN),
                List.of(new BroughtInstance("i-2", "t3.nano")),
                new LaunchSource("lt-1:2", List.of("t3.nano"))));
        store.claim(new CapacityReadBack(
                action,
                now.minus(Duration.ofHours(4)),
                CapacityReadBack.ReadBackFinding.TOO_LATE,
                1,
                new Capacity(2, 2),
                new Capacity(2, 2)));
        store.save(new KnownInstanceSize(
                LabNames.GROUP,
                "t3.micro",
                Resources.of(2048, 952),
                new TreeSet<>(List.of(22, 51678)),
                OptionalInt.of(2),
                new TreeMap<>(Map.of("ecs.os-type", "linux")),
                now.minusSeconds(600)));
        store.save(new BootTimes(LabNames.GROUP, List.of(new BootTimes.Sample("i-1", Duration.ofSeconds(90)))));
    }

    private void notices() {
        StackNotice other = new StackNotice.RowUnreadable(
                new UnreadableRow.BootSamples("other", "no JSON"), new StoredRow("table", "GROUP#other", "BOOT"));
        NoticeLog log = NoticeLog.empty(other.kind()).with(List.of(other), now);
        store.save(log.sent(List.of(other), now.minus(Duration.ofDays(2))).with(List.of(other), now), now);
    }

    /** A record too large for one row, which gzip does not shorten by much. */
    private static String noise(int chars) {
        java.util.SplittableRandom random = new java.util.SplittableRandom(7);
        StringBuilder text = new StringBuilder("{\"mode\":\"ACT\",\"noise\":\"");
        while (text.length() < chars) {
            text.append(Long.toString(random.nextLong() >>> 1, 36));
        }
        return text.append("\"}").toString();
    }

    private <T> T counted(Class<T> port, T real) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
                    called.add(signature(method));
                    return method.invoke(real, arguments);
                }));
    }

    private static String signature(Method method) {
        return method.getName() + " " + List.of(method.getParameterTypes());
    }
}
