package ecsremediation.simulator.logs.query;

import ecsremediation.simulator.logs.LogGroup;
import ecsremediation.simulator.logs.query.QueryCommand.Column;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A query of CloudWatch Logs Insights in the language Logs Insights QL. */
public final class InsightsQuery {
    /** [CloudWatch Logs user guide, limit: 10,000 rows by default]. */
    public static final int DEFAULT_LIMIT = 10_000;

    private final List<QueryCommand> commands;

    InsightsQuery(List<QueryCommand> commands) {
        this.commands = List.copyOf(commands);
    }

    /**
     * Parses a query.
     *
     * @throws MalformedQuery if it cannot be run here; the message names the part and its position
     */
    public static InsightsQuery parse(String text) {
        return new InsightsQueryParser(text).parse();
    }

    /**
     * Runs the query. Without a {@code sort} the newest events come first.
     *
     * @param from the first point in time, included
     * @param to the last point in time, included
     * @param most rows at most, whatever limit the query has
     */
    public QueryResults run(List<LogGroup> groups, Instant from, Instant to, int most) {
        List<QueryRow> events = new ArrayList<>();
        groups.forEach(group -> group.events(from, to).forEach(event -> events.add(LoggedFields.row(group, event))));
        Collections.reverse(events);
        QueryExpression time = new QueryExpression.Named(LoggedFields.TIMESTAMP);
        List<QueryRow> rows = new QueryCommand.Sort(List.of(new QueryCommand.SortKey(time, true))).of(events);
        int matched = events.size();
        boolean areEvents = true;
        for (QueryCommand command : commands) {
            rows = command.of(rows);
            areEvents = areEvents && !(command instanceof QueryCommand.Stats);
            matched = areEvents && command instanceof QueryCommand.Filter ? rows.size() : matched;
        }
        List<String> shown = shown();
        return new QueryResults(
                rows.stream().limit(most).map(row -> cells(row, shown)).toList(), matched, events.size());
    }

    private static Map<String, String> cells(QueryRow row, List<String> shown) {
        Map<String, String> cells = new LinkedHashMap<>(row.shown(shown));
        row.pointer().ifPresent(pointer -> cells.put(LoggedFields.POINTER, pointer));
        return cells;
    }

    /** The names of the columns of the results. */
    private List<String> shown() {
        List<String> shown = new ArrayList<>();
        for (QueryCommand command : commands) {
            switch (command) {
                case QueryCommand.Shown some -> {
                    if (some.replaces()) {
                        shown.clear();
                    }
                    add(shown, some.columns());
                }
                case QueryCommand.Stats stats -> {
                    shown.clear();
                    add(shown, stats.groups());
                    add(shown, stats.results());
                }
                case QueryCommand.Filter filter -> {}
                case QueryCommand.Sort sort -> {}
                case QueryCommand.Limit limit -> {}
            }
        }
        return shown.isEmpty() ? List.of(LoggedFields.TIMESTAMP, LoggedFields.MESSAGE) : List.copyOf(shown);
    }

    private static void add(List<String> shown, List<Column> columns) {
        columns.stream().map(Column::name).filter(name -> !shown.contains(name)).forEach(shown::add);
    }
}
