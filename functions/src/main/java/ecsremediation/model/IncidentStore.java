package ecsremediation.model;

import ecsremediation.event.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What outlives a Lambda: incidents, what we learned, what we did. Every write may be done twice without harm; where two
 * processes write the same incident, exactly one is told that it won.
 */
public interface IncidentStore {

    /**
     * Everything remembered about a cluster and these groups of it.
     *
     * @param now actions older than 24 hours before this are left out
     */
    History recall(String cluster, List<String> groups, Instant now);

    /** The open incident of a service. */
    Optional<Incident> find(ServiceName service);

    /** Open incidents of every cluster whose next look is due at that time; by service name. */
    List<Incident> due(Instant now);

    /**
     * Stores an open incident if the stored version is still the one it was read with (or if none is stored, for version
     * 0), and counts its version up.
     *
     * @return the incident as stored; empty when another writer was faster
     */
    Optional<Incident> save(Incident incident);

    /** Ends an incident: it is kept for the record and is no longer open. The same rule of versions as for {@link #save}. */
    boolean close(Incident incident);

    /** Keeps an action of ours. Doing it twice with the same group and time keeps one. */
    void remember(CapacityAction action);

    /**
     * Takes back what {@link #remember(GroupAction)} kept, once it is certain that the group was not written. Nothing
     * happens where no such action is kept, or another one of that group and time is.
     */
    void forget(CapacityAction action);

    /** Keeps the size of an instance type in a group, replacing an older one. */
    void remember(KnownInstanceSize size);

    /** Keeps a group's boot times, replacing the older list. */
    void remember(BootTimes times);

    /**
     * Claims the next sweep.
     *
     * @return true for exactly one caller per interval
     */
    boolean claimSweep(Instant now, Duration interval);

    /** The pause somebody ordered for the whole stack, where one holds at that time. */
    Optional<Pause> pause(Instant now);

    /** Orders a pause, replacing the one before. */
    void order(Pause pause);

    /**
     * No raises until then.
     *
     * @param until when it ends by itself
     * @param why in the operator's words
     * @param by who ordered it
     */
    record Pause(Instant until, String why, String by) {}
}
