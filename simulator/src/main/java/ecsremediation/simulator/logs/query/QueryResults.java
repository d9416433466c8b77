package ecsremediation.simulator.logs.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The results of a query.
 *
 * @param rows the values of each row by the name of their field, in the order of the query; a missing value has no
 *     entry. The row of an event has {@code @ptr} at its end
 * @param matched the number of events that passed the filters
 * @param scanned the number of events of the log groups in the time range
 */
public record QueryResults(List<Map<String, String>> rows, int matched, int scanned) {
    public QueryResults {
        rows = rows.stream()
                .map(row -> Collections.unmodifiableMap(new LinkedHashMap<>(row)))
                .toList();
    }
}
