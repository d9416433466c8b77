package ecsremediation.simulator.logs.query;

import ecsremediation.simulator.logs.query.QueryCommand.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Parses the commands of a query. */
final class InsightsQueryParser {
    /** Commands of the language that are not simulated. */
    private static final Set<String> OTHER_COMMANDS = Set.of(
            "parse",
            "dedup",
            "pattern",
            "diff",
            "anomaly",
            "unmask",
            "filterindex",
            "unnest",
            "lookup",
            "join",
            "source");

    private final LexemeReader reader;
    private final ExpressionParser expressions;
    private final List<QueryCommand> commands = new ArrayList<>();
    /** The columns of the groups; empty before {@code stats}. */
    private final Set<String> ofGroups = new TreeSet<>();

    private int firstStats = -1;

    InsightsQueryParser(String query) {
        reader = new LexemeReader(query);
        expressions = new ExpressionParser(reader);
    }

    InsightsQuery parse() {
        parseCommand();
        while (reader.takeSign("|")) {
            parseCommand();
        }
        reader.requireEnd();
        return new InsightsQuery(commands);
    }

    private void parseCommand() {
        Lexeme word = reader.take();
        switch (word.text().toLowerCase(Locale.ROOT)) {
            case "fields" -> show(false);
            case "display" -> show(true);
            case "filter" -> filter(word);
            case "stats" -> stats();
            case "sort" -> commands.add(new QueryCommand.Sort(keys()));
            case "limit" -> limit();
            default ->
                throw isOtherCommand(word)
                        ? word.refused("the command " + word.text() + " is not simulated")
                        : word.unexpected();
        }
    }

    private static boolean isOtherCommand(Lexeme word) {
        return word.kind() == LexemeKind.NAME
                && OTHER_COMMANDS.contains(word.text().toLowerCase(Locale.ROOT));
    }

    private void show(boolean replaces) {
        List<Column> columns = columns(false);
        if (firstStats >= 0) {
            columns.forEach(column -> ofGroups.add(column.name()));
        }
        commands.add(new QueryCommand.Shown(columns, replaces));
    }

    /**
     * A filter behind {@code stats} that names only fields of events filters the events, as in AWS's own queries for
     * Container Insights.
     */
    private void filter(Lexeme word) {
        QueryExpression condition = expressions.condition();
        QueryCommand.Filter filter = new QueryCommand.Filter(condition);
        long named = condition.fields().filter(ofGroups::contains).count();
        if (firstStats < 0 || named == condition.fields().count()) {
            commands.add(filter);
        } else if (named == 0) {
            commands.add(firstStats, filter);
            firstStats++;
        } else {
            throw word.refused("this filter compares fields of events with results of stats, which is not simulated");
        }
    }

    private void stats() {
        List<Column> results = columns(true);
        List<Column> groups = reader.takeWord("by") ? columns(false) : List.of();
        if (firstStats < 0) {
            firstStats = commands.size();
        }
        ofGroups.clear();
        results.forEach(column -> ofGroups.add(column.name()));
        groups.forEach(column -> ofGroups.add(column.name()));
        commands.add(new QueryCommand.Stats(results, groups));
    }

    private List<Column> columns(boolean aggregated) {
        List<Column> columns = new ArrayList<>();
        do {
            columns.add(column(aggregated));
        } while (reader.takeSign(","));
        return columns;
    }

    private Column column(boolean aggregated) {
        Lexeme first = reader.next();
        QueryExpression value = expressions.condition();
        String text = reader.textSince(first);
        if (value.aggregations().findAny().isPresent() != aggregated) {
            throw first.refused(
                    aggregated ? text + " is no aggregation" : text + " is an aggregation, which only stats has");
        }
        if (reader.takeWord("as")) {
            return new Column(value, reader.takeName());
        }
        return new Column(value, value instanceof QueryExpression.Named named ? named.name() : text);
    }

    private List<QueryCommand.SortKey> keys() {
        List<QueryCommand.SortKey> keys = new ArrayList<>();
        do {
            Lexeme first = reader.next();
            QueryExpression value = expressions.condition();
            QueryExpression key = value.aggregations().findAny().isPresent()
                    ? new QueryExpression.Named(reader.textSince(first))
                    : value;
            boolean descending = reader.takeWord("desc");
            if (!descending) {
                reader.takeWord("asc");
            }
            keys.add(new QueryCommand.SortKey(key, descending));
        } while (reader.takeSign(","));
        return keys;
    }

    private void limit() {
        Lexeme number = reader.take();
        if (number.kind() != LexemeKind.NUMBER) {
            throw number.unexpected();
        }
        if (!number.text().matches("0*[1-9]\\d{0,4}")
                || Integer.parseInt(number.text()) > InsightsQuery.DEFAULT_LIMIT) {
            throw number.refused("limit must be from 1 to " + InsightsQuery.DEFAULT_LIMIT);
        }
        commands.add(new QueryCommand.Limit(Integer.parseInt(number.text())));
    }
}
