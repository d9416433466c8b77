package ecsremediation.simulator.planted;

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
import ecsremediation.model.UnreadableRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store that answers as another one does. Each planted fault replaces a few of its answers. */
abstract class StoreDouble implements IncidentStore {
    final IncidentStore store;

    StoreDouble(IncidentStore store) {
        this.store = store;
    }

    @Override
    public LoadedIncidents load(String cluster) {
        return store.load(cluster);
    }

    @Override
    public History loadHistory(List<String> groups, Instant now) {
        return store.loadHistory(groups, now);
    }

    @Override
    public Optional<Incident> find(ServiceName service) {
        return store.find(service);
    }

    @Override
    public Optional<Incident> closed(ServiceName service) {
        return store.closed(service);
    }

    @Override
    public List<Incident> due(Instant now) {
        return store.due(now);
    }

    @Override
    public Optional<Incident> save(Incident incident) {
        return store.save(incident);
    }

    @Override
    public boolean close(Incident incident) {
        return store.close(incident);
    }

    @Override
    public void save(CapacityAction action) {
        store.save(action);
    }

    @Override
    public void delete(CapacityAction action) {
        store.delete(action);
    }

    @Override
    public void save(JudgedRaise judged) {
        store.save(judged);
    }

    @Override
    public boolean claim(CapacityReadBack readBack) {
        return store.claim(readBack);
    }

    @Override
    public void delete(CapacityReadBack readBack) {
        store.delete(readBack);
    }

    @Override
    public void save(KnownInstanceSize size) {
        store.save(size);
    }

    @Override
    public void save(BootTimes times) {
        store.save(times);
    }

    @Override
    public boolean claimSweep(Instant now, Duration interval, Mode authority) {
        return store.claimSweep(now, interval, authority);
    }

    @Override
    public Sweep sweep(Instant now) {
        return store.sweep(now);
    }

    @Override
    public boolean claimReconciliation(String cluster, Instant now, Instant since) {
        return store.claimReconciliation(cluster, now, since);
    }

    @Override
    public NoticeLog notices(String kind, Instant now) {
        return store.notices(kind, now);
    }

    @Override
    public Optional<NoticeLog> save(NoticeLog log, Instant now) {
        return store.save(log, now);
    }

    @Override
    public List<UnreadableRow> takeUnreadable() {
        return store.takeUnreadable();
    }

    @Override
    public StoredRow place(UnreadableRow row) {
        return store.place(row);
    }

    @Override
    public PauseState pause(Instant now) {
        return store.pause(now);
    }

    @Override
    public void save(Pause pause) {
        store.save(pause);
    }

    @Override
    public ModeState mode() {
        return store.mode();
    }

    @Override
    public void save(ModeOrder order) {
        store.save(order);
    }
}
