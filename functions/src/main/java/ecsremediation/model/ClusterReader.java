package ecsremediation.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads the current state from AWS. A failed read makes the Observation incomplete and is not an exception.
 */
public interface ClusterReader {

    /**
     * Reads the whole cluster, with {@link History#EMPTY}.
     *
     * @param cluster short name
     * @param at the value of {@code takenAt}
     */
    Observation observe(String cluster, Instant at);

    /** The group's present size and tags. Empty where the group does not exist or cannot be read. */
    Optional<WriteState> writeState(String group);

    /** The short names of all clusters of this account and Region. Throws at the first error of AWS. */
    List<String> clusters();
}
