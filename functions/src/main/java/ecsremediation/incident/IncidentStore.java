package ecsremediation.incident;

import ecsremediation.event.ServiceName;
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

/**
 * Stores incidents, calibrations and actions across Lambda invocations. Every write is idempotent. If two
 * processes write the same version of an incident, exactly one succeeds.
 */
public interface IncidentStore {

    /** The open incidents of a cluster. */
    LoadedIncidents load(String cluster);

    /**
     * The actions on these groups, what was read back after them, and what was learned about them. Rows that this version cannot read are
     * left out and named.
     *
     * @param now the time of the reconciliation; the result leaves out actions more than 24 hours older
     *     ({@link ecsremediation.model.Timeouts#ACTIONS_LOADED})
     */
    History loadHistory(List<String> groups, Instant now);

    /**
     * The open incident of a service. Empty where none is open or this version cannot read it. In the second
     * case {@link #save} of a new incident fails as well.
     */
    Optional<Incident> find(ServiceName service);

    /**
     * The incident of a service that was closed last, at least of those of which operators were notified. Empty
     * where none was, or this version cannot read it.
     * The store keeps it for at least {@link Recoveries#CONTINUES}.
     */
    Optional<Incident> closed(ServiceName service);

    /**
     * Open incidents of every cluster that are due at that time, by service name. Incidents that this version
     * cannot read are left out: the sweep reconciles their clusters.
     */
    List<Incident> due(Instant now);

    /**
     * Stores an open incident with its version increased by 1, if the store still has the version that was
     * read (for version 0, if it has none). It never replaces an incident that this version cannot read.
     *
     * @return the incident as stored; empty when another process wrote it first
     */
    Optional<Incident> save(Incident incident);

    /**
     * Closes an incident: the store keeps it for the record, and it is no longer open. Checks the version as
     * {@link #save} does.
     *
     * @return false when another process wrote it first
     */
    boolean close(Incident incident);

    /** Stores an action of the program. Repeating it with the same group and time has no effect. */
    void save(CapacityAction action);

    /**
     * Deletes what {@link #save(CapacityAction)} stored, once it is certain that the group was not written.
     * It has no effect if no equal action is stored.
     */
    void delete(CapacityAction action);

    /** Stores what a raise brought. If it is already stored, the stored one stays. */
    void save(JudgedRaise judged);

    /**
     * Stores what was read back after a raise, unless that is stored for this raise already. The caller then
     * acts on it, and nobody else.
     *
     * @return whether this call stored it
     */
    boolean claim(CapacityReadBack readBack);

    /**
     * Deletes what {@link #claim} stored, once it is certain that the group was not written. It has no effect
     * if no equal one is stored.
     */
    void delete(CapacityReadBack readBack);

    /** Stores the size of an instance type in a group. Replaces an older one, but none that a newer version wrote. */
    void save(KnownInstanceSize size);

    /** Stores a group's boot times. Replaces the older ones, but none that a newer version wrote. */
    void save(BootTimes times);

    /**
     * Claims the next sweep.
     *
     * @param interval the least time between two sweeps
     * @param authority the most that the stack permits, for the command that shows it
     * @return true for exactly one caller per interval
     */
    boolean claimSweep(Instant now, Duration interval, Mode authority);

    /** The sweep as stored, with the last reconciliation of each cluster. */
    Sweep sweep(Instant now);

    /**
     * Stores that a tick begins to reconcile a cluster, unless another one has begun to since.
     *
     * @param since when this tick selected its clusters
     * @return false when another tick has begun to reconcile the cluster after {@code since}
     */
    boolean claimReconciliation(String cluster, Instant now, Instant since);

    /**
     * The log of a kind of stack notice. One that cannot be read is replaced.
     *
     * @param kind {@link StackNotice#kind}
     */
    NoticeLog notices(String kind, Instant now);

    /**
     * Stores the log with its version increased by 1, if the store still has the version that was read (for version 0,
     * if it has none).
     *
     * @return the log as stored; empty when another process wrote it first
     */
    Optional<NoticeLog> save(NoticeLog log, Instant now);

    /**
     * Rows found since the last call that could not be read and that no other answer of the store contains. A row
     * without which the program could not go on was replaced.
     */
    default List<UnreadableRow> takeUnreadable() {
        return List.of();
    }

    /** Where the row is stored; of a row that was replaced, where its copy is. */
    StoredRow place(UnreadableRow row);

    /** Whether the whole stack is paused at that time. */
    PauseState pause(Instant now);

    /** Pauses the whole stack. Replaces the previous pause, also one that cannot be read. */
    void save(Pause pause);

    /** What was ordered about how much the program may do, read consistently. */
    ModeState mode();

    /** Orders how much the program may do. Replaces the previous order, also one that cannot be read. */
    void save(ModeOrder order);

    /**
     * The program makes no raises during a pause.
     *
     * @param until when the pause ends
     * @param why in the operator's words
     * @param by the operator who paused
     */
    record Pause(Instant until, String why, String by) {}
}
