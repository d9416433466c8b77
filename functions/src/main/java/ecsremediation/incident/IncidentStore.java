package ecsremediation.incident;

import ecsremediation.event.ServiceName;
import ecsremediation.model.BootTimes;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.History;
import ecsremediation.model.KnownInstanceSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What outlives a Lambda: incidents, what was learned, what was done. Every write may be done twice without harm. If two
 * processes write the same incident, exactly one is told that it won.
 */
public interface IncidentStore {

    /** The open incidents of a cluster. */
    LoadedIncidents load(String cluster);

    /**
     * What was done to these groups and learned of them. A row that this version cannot read is left out and named.
     *
     * @param now actions older than 24 hours before this are left out
     */
    History loadHistory(List<String> groups, Instant now);

    /**
     * The open incident of a service. Empty where none is open, and where this version cannot read it: then {@link #save}
     * of a new one loses as well.
     */
    Optional<Incident> find(ServiceName service);

    /**
     * Open incidents of every cluster that are due at that time, by service name. Those that this version cannot read are
     * not among them: the sweep reconciles their clusters.
     */
    List<Incident> due(Instant now);

    /**
     * Stores an open incident if the stored version is still the one it was read with (or if none is stored, for version
     * 0), and counts its version up. It never replaces one that this version cannot read.
     *
     * @return the incident as stored; empty when another writer was faster
     */
    Optional<Incident> save(Incident incident);

    /** Ends an incident: it is kept for the record and is no longer open. The same rule of versions as for {@link #save}. */
    boolean close(Incident incident);

    /** Keeps an action of ours. Doing it twice with the same group and time keeps one. */
    void save(CapacityAction action);

    /**
     * Takes back what {@link #save(CapacityAction)} kept, once it is certain that the group was not written. Nothing
     * happens where no such action is kept, or another one of that group and time is.
     */
    void delete(CapacityAction action);

    /** Keeps the size of an instance type in a group, replacing an older one, but none that a newer version wrote. */
    void save(KnownInstanceSize size);

    /** Keeps a group's boot times, replacing the older list, but none that a newer version wrote. */
    void save(BootTimes times);

    /**
     * Claims the next sweep.
     *
     * @return true for exactly one caller per interval
     */
    boolean claimSweep(Instant now, Duration interval);

    /** Whether the whole stack is paused at that time. */
    PauseState pause(Instant now);

    /** Pauses the whole stack, replacing the pause before, also one that cannot be read: an operator ordered it. */
    void save(Pause pause);

    /**
     * No raises until then.
     *
     * @param until when it ends by itself
     * @param why in the operator's words
     * @param by who asked for it
     */
    record Pause(Instant until, String why, String by) {}
}
