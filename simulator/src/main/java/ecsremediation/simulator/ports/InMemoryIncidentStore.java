package ecsremediation.simulator.ports;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.LoadedIncidents;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeOrder;
import ecsremediation.incident.ModeState;
import ecsremediation.incident.NoticeLog;
import ecsremediation.incident.PauseState;
import ecsremediation.incident.Sweep;
import ecsremediation.model.BootTimes;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.CapacityReadBack;
import ecsremediation.model.History;
import ecsremediation.model.JudgedRaise;
import ecsremediation.model.KnownInstanceSize;
import ecsremediation.model.StoredRow;
import ecsremediation.model.Timeouts;
import ecsremediation.model.UnreadableRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Incidents and histories of one process, with the rules of the DynamoDB store: of two writers of one version exactly
 * one succeeds.
 */
public final class InMemoryIncidentStore implements IncidentStore {
    private final Map<ServiceName, Incident> open = new TreeMap<>();
    private final List<Incident> closed = new ArrayList<>();
    private final Map<String, Map<Instant, CapacityAction>> actions = new TreeMap<>();
    private final Map<String, SortedMap<Instant, JudgedRaise>> judged = new TreeMap<>();
    private final Map<String, Map<Instant, CapacityReadBack>> readBacks = new TreeMap<>();
    private final Map<String, Map<String, KnownInstanceSize>> sizes = new TreeMap<>();
    private final Map<String, BootTimes> boots = new TreeMap<>();
    private final SortedMap<String, Instant> reconciled = new TreeMap<>();
    private final SortedMap<String, NoticeLog> notices = new TreeMap<>();
    private Optional<Instant> nextSweep = Optional.empty();
    private Optional<Pause> pause = Optional.empty();
    private ModeState mode = new ModeState.NotOrdered();

    /** An empty store, in which an operator ordered the mode. */
    public static InMemoryIncidentStore ordered(Mode mode) {
        InMemoryIncidentStore store = new InMemoryIncidentStore();
        store.save(new ModeOrder(mode, "lab", Optional.empty(), Instant.EPOCH));
        return store;
    }

    @Override
    public synchronized LoadedIncidents load(String cluster) {
        return new LoadedIncidents(
                open.values().stream()
                        .filter(i -> i.service().cluster().equals(cluster))
                        .toList(),
                List.of());
    }

    @Override
    public synchronized History loadHistory(List<String> groups, Instant now) {
        return new History(
                groups.stream()
                        .flatMap(g -> actions.getOrDefault(g, Map.of()).values().stream())
                        .filter(a -> !a.at().isBefore(now.minus(Timeouts.ACTIONS_LOADED)))
                        .sorted(Comparator.comparing(CapacityAction::at).thenComparing(CapacityAction::group))
                        .toList(),
                groups.stream()
                        .flatMap(g -> sizes.getOrDefault(g, Map.of()).values().stream())
                        .toList(),
                groups.stream()
                        .flatMap(g -> Optional.ofNullable(boots.get(g)).stream())
                        .toList(),
                groups.stream()
                        .flatMap(g -> judged.getOrDefault(g, new TreeMap<>()).values().stream())
                        .filter(j -> !j.raisedAt().isBefore(now.minus(Timeouts.JUDGEMENTS_LOADED)))
                        .toList(),
                groups.stream()
                        .flatMap(g -> readBacks.getOrDefault(g, Map.of()).values().stream())
                        .filter(r -> !r.raise().at().isBefore(now.minus(Timeouts.ACTIONS_LOADED)))
                        .toList(),
                List.of());
    }

    @Override
    public synchronized Optional<Incident> find(ServiceName service) {
        return Optional.ofNullable(open.get(service));
    }

    @Override
    public synchronized Optional<Incident> closed(ServiceName service) {
        return closed.reversed().stream()
                .filter(i -> i.service().equals(service))
                .findFirst();
    }

    @Override
    public synchronized List<Incident> due(Instant now) {
        return open.values().stream()
                .filter(i -> !i.nextReconciliation().isAfter(now))
                .toList();
    }

    @Override
    public synchronized Optional<Incident> save(Incident incident) {
        if (!isStill(incident)) {
            return Optional.empty();
        }
        Incident stored = counted(incident);
        open.put(incident.service(), stored);
        return Optional.of(stored);
    }

    @Override
    public synchronized boolean close(Incident incident) {
        if (!isStill(incident)) {
            return false;
        }
        open.remove(incident.service());
        closed.add(counted(incident));
        return true;
    }

    private boolean isStill(Incident incident) {
        long stored = find(incident.service()).map(Incident::version).orElse(0L);
        return stored == incident.version();
    }

    private static Incident counted(Incident incident) {
        return incident.stored(incident.version() + 1);
    }

    @Override
    public synchronized void save(CapacityAction action) {
        actions.computeIfAbsent(action.group(), g -> new TreeMap<>()).putIfAbsent(action.at(), action);
    }

    @Override
    public synchronized void delete(CapacityAction action) {
        actions.getOrDefault(action.group(), new TreeMap<>()).remove(action.at(), action);
    }

    @Override
    public synchronized void save(JudgedRaise raise) {
        judged.computeIfAbsent(raise.group(), g -> new TreeMap<>()).putIfAbsent(raise.raisedAt(), raise);
    }

    @Override
    public synchronized boolean claim(CapacityReadBack readBack) {
        return readBacks
                        .computeIfAbsent(readBack.group(), g -> new TreeMap<>())
                        .putIfAbsent(readBack.raise().at(), readBack)
                == null;
    }

    @Override
    public synchronized void delete(CapacityReadBack readBack) {
        readBacks
                .getOrDefault(readBack.group(), new TreeMap<>())
                .remove(readBack.raise().at(), readBack);
    }

    @Override
    public synchronized void save(KnownInstanceSize size) {
        sizes.computeIfAbsent(size.group(), g -> new TreeMap<>()).put(size.instanceType(), size);
    }

    @Override
    public synchronized void save(BootTimes times) {
        boots.put(times.group(), times);
    }

    @Override
    public synchronized boolean claimSweep(Instant now, Duration interval, Mode authority) {
        if (!sweep(now).isDue(now)) {
            return false;
        }
        nextSweep = Optional.of(now.plus(interval));
        return true;
    }

    @Override
    public synchronized Sweep sweep(Instant now) {
        return new Sweep(nextSweep, reconciled);
    }

    @Override
    public synchronized boolean claimReconciliation(String cluster, Instant now, Instant since) {
        if (sweep(now).lastReconciliation(cluster).isAfter(since)) {
            return false;
        }
        reconciled.put(cluster, now);
        return true;
    }

    @Override
    public synchronized NoticeLog notices(String kind, Instant now) {
        return notices.getOrDefault(kind, NoticeLog.empty(kind));
    }

    @Override
    public synchronized Optional<NoticeLog> save(NoticeLog log, Instant now) {
        if (notices(log.kind(), now).version() != log.version()) {
            return Optional.empty();
        }
        NoticeLog next = log.stored(log.version() + 1);
        notices.put(next.kind(), next);
        return Optional.of(next);
    }

    @Override
    public StoredRow place(UnreadableRow row) {
        return new StoredRow("memory", row.getClass().getSimpleName(), row.detail());
    }

    @Override
    public synchronized PauseState pause(Instant now) {
        return pause.filter(p -> now.isBefore(p.until()))
                .<PauseState>map(PauseState.Ordered::new)
                .orElseGet(PauseState.NotPaused::new);
    }

    @Override
    public synchronized void save(Pause ordered) {
        pause = Optional.of(ordered);
    }

    @Override
    public synchronized ModeState mode() {
        return mode;
    }

    @Override
    public synchronized void save(ModeOrder order) {
        mode = new ModeState.Ordered(order);
    }

    /** Ended incidents, in the order in which they ended. */
    public synchronized List<Incident> closed() {
        return List.copyOf(closed);
    }
}
