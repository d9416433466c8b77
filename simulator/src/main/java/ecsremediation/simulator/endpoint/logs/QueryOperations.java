package ecsremediation.simulator.endpoint.logs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import ecsremediation.simulator.logs.LogGroup;
import ecsremediation.simulator.logs.query.InsightsQuery;
import ecsremediation.simulator.logs.query.MalformedQuery;
import ecsremediation.simulator.logs.query.QueryResults;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** StartQuery and GetQueryResults. The newest queries keep their results. */
final class QueryOperations {
    /** Our choice; AWS keeps results for 7 days. */
    private static final int MOST_QUERIES = 100;

    /** As seconds this is in the year 5138, as milliseconds in 1973. */
    private static final long FIRST_MILLIS = 100_000_000_000L;

    private final World world;
    private final Map<String, StartedQuery> queries = new LinkedHashMap<>();
    private int started;

    QueryOperations(World world) {
        this.world = world;
    }

    Map<String, Operation> operations() {
        return Map.of("StartQuery", this::start, "GetQueryResults", this::results);
    }

    private ObjectNode start(Input input) {
        String language = input.text("queryLanguage").orElse("CWLI");
        if (!language.equals("CWLI")) {
            throw LogsOperations.invalid("The query language " + language + " is not simulated; use CWLI");
        }
        InsightsQuery query = parse(input.required("queryString"));
        List<LogGroup> groups = groups(input);
        QueryResults results = query.run(groups, time(input, "startTime"), time(input, "endTime"), most(input));
        started++;
        String id = UUID.nameUUIDFromBytes(("query " + started).getBytes(StandardCharsets.UTF_8))
                .toString();
        queries.put(id, new StartedQuery(id, world.now(), groups.size(), results));
        if (queries.size() > MOST_QUERIES) {
            queries.remove(queries.keySet().iterator().next());
        }
        return Trees.object().put("queryId", id);
    }

    private static InsightsQuery parse(String text) {
        try {
            return InsightsQuery.parse(text);
        } catch (MalformedQuery malformed) {
            AwsFault fault = AwsFault.sender("MalformedQueryException", malformed.problem());
            ObjectNode error = fault.detail().putObject("queryCompileError");
            error.put("message", malformed.problem());
            error.putObject("location")
                    .put("startCharOffset", malformed.start())
                    .put("endCharOffset", malformed.end());
            throw fault;
        }
    }

    /** Exactly one of three parameters names the log groups [CloudWatch Logs API, StartQuery]. */
    private List<LogGroup> groups(Input input) {
        List<String> names = new ArrayList<>();
        input.text("logGroupName").ifPresent(names::add);
        boolean isOne = !names.isEmpty();
        List<String> several = input.texts("logGroupNames");
        List<String> identifiers = input.texts("logGroupIdentifiers");
        names.addAll(several);
        names.addAll(identifiers);
        int ways = (isOne ? 1 : 0) + (several.isEmpty() ? 0 : 1) + (identifiers.isEmpty() ? 0 : 1);
        if (ways != 1) {
            throw LogsOperations.invalid(
                    "Exactly one of logGroupName, logGroupNames and logGroupIdentifiers must be given");
        }
        return names.stream().map(name -> LogsOperations.group(world, name)).toList();
    }

    private static int most(Input input) {
        int most = input.integer("limit").orElse(InsightsQuery.DEFAULT_LIMIT);
        if (most < 1 || most > InsightsQuery.DEFAULT_LIMIT) {
            throw LogsOperations.invalid("limit must be from 1 to " + InsightsQuery.DEFAULT_LIMIT + ": " + most);
        }
        return most;
    }

    /** Seconds since the epoch. AWS takes milliseconds too; a number as large as those is taken as such. */
    private static Instant time(Input input, String name) {
        long number = input.decimal(name)
                .orElseThrow(() -> LogsOperations.invalid(name + " is required"))
                .longValue();
        return number > FIRST_MILLIS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    }

    private ObjectNode results(Input input) {
        StartedQuery query = queries.get(input.required("queryId"));
        if (query == null) {
            throw LogsOperations.notFound("Query " + input.required("queryId") + " does not exist");
        }
        boolean isComplete = query.isComplete(world.now());
        ObjectNode answer = Trees.object().put("queryLanguage", "CWLI");
        ArrayNode rows = answer.putArray("results");
        ObjectNode statistics = answer.putObject("statistics");
        if (isComplete) {
            query.results().rows().forEach(row -> cells(rows.addArray(), row));
        }
        statistics.put("recordsMatched", isComplete ? (double) query.results().matched() : 0);
        statistics.put("recordsScanned", isComplete ? (double) query.results().scanned() : 0);
        statistics.put("logGroupsScanned", (double) query.logGroups());
        return answer.put("status", isComplete ? "Complete" : "Running");
    }

    private static void cells(ArrayNode cells, Map<String, String> row) {
        row.forEach((field, value) -> cells.addObject().put("field", field).put("value", value));
    }
}
