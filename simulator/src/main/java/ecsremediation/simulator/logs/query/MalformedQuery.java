package ecsremediation.simulator.logs.query;

/** A query that cannot be run: it is not of the language, or it uses a part of it that is not simulated. */
public final class MalformedQuery extends RuntimeException {
    private final int start;
    private final int end;

    MalformedQuery(String problem, QueryPosition at) {
        super(problem + " at line " + at.line() + " and position " + at.column());
        start = at.start();
        end = at.end();
    }

    /** Names the part and its line and position, both from 1. */
    public String problem() {
        return String.valueOf(getMessage());
    }

    /** Where the part begins in the query's text, from 0. */
    public int start() {
        return start;
    }

    /** Where the part ends, exclusive. */
    public int end() {
        return end;
    }
}
