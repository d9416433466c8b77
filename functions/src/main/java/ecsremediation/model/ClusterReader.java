package ecsremediation.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what is true now from AWS. Answers with an incomplete Observation rather than with an exception. */
public interface ClusterReader {

    /**
     * Reads the whole cluster with {@link History#EMPTY}.
     *
     * @param cluster short name
     * @param at what {@code takenAt} will be
     */
    Observation observe(String cluster, Instant at);

    /** The group's desired and max capacity this moment; empty where it is gone or cannot be read. */
    Optional<Capacity> capacity(String group);

    /** The short names of all clusters of this account and Region; the first error of AWS ends in an exception. */
    List<String> clusters();
}
