package ecsremediation.act;

import java.util.List;
import java.util.Optional;

/** Keeps what clusters had before the stack set them. */
public interface FoundSettings {

    /** Every kept one, by cluster. */
    List<FoundSetting> all();

    /** The kept one of a cluster. */
    Optional<FoundSetting> find(String cluster);

    /**
     * Keeps it unless the cluster has one.
     *
     * @return the one that is kept now
     */
    FoundSetting first(FoundSetting setting);

    /** Keeps it instead of the cluster's present one. */
    void keep(FoundSetting setting);

    /** Deletes that of a cluster. */
    void delete(String cluster);
}
