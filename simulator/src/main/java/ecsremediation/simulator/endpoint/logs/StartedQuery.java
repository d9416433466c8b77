package ecsremediation.simulator.endpoint.logs;

import ecsremediation.simulator.logs.query.QueryResults;
import java.time.Duration;
import java.time.Instant;

/**
 * A query that was started. Its results are those of its start.
 *
 * @param logGroups the number of log groups that it reads
 */
record StartedQuery(String id, Instant startedAt, int logGroups, QueryResults results) {
    /** Our choice: a caller that asks at once sees a query that runs, as with AWS. */
    private static final Duration RUN_TIME = Duration.ofSeconds(1);

    boolean isComplete(Instant now) {
        return !now.isBefore(startedAt.plus(RUN_TIME));
    }
}
