package ecsremediation.act;

/** The writer of mode {@code observe}. It returns what would have been written and writes nothing. */
public final class ObservingWriter implements CapacityWriter {
    @Override
    public Outcome write(CapacityChange change) {
        return new Outcome.Observed(change.group(), change.from(), change.to());
    }
}
