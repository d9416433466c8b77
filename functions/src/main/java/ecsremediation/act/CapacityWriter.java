package ecsremediation.act;

/** The only port that changes an Auto Scaling group. Dry run is another implementation, not a flag. */
public interface CapacityWriter {

    /**
     * Sets desired and max with one call. It does not read, lock or retry.
     *
     * @return Raised, Observed, Refused or Failed
     */
    Outcome write(CapacityChange change);
}
