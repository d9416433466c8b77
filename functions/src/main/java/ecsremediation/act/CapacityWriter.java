package ecsremediation.act;

/** The one door through which an Auto Scaling group is changed. Dry run is another writer, not a flag. */
public interface CapacityWriter {

    /**
     * Sets desired and max with one call, or says why not. Makes no attempt of its own to read, lock or repeat.
     *
     * @return Raised, Observed, Refused or Failed
     */
    Outcome write(CapacityChange change);
}
