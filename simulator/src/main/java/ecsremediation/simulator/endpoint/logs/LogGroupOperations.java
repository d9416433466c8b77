package ecsremediation.simulator.endpoint.logs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Paging;
import ecsremediation.simulator.endpoint.wire.Trees;
import ecsremediation.simulator.logs.LogGroup;
import ecsremediation.simulator.logs.LoggedEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The operations of CloudWatch Logs on log groups and their events. */
final class LogGroupOperations {
    /** [CloudWatch Logs API, DescribeLogGroups: at most 50, the default]. */
    private static final int MOST_GROUPS = 50;

    /** [CloudWatch Logs API, FilterLogEvents: at most 10,000 events, the default]. */
    private static final int MOST_EVENTS = 10_000;

    private final World world;

    LogGroupOperations(World world) {
        this.world = world;
    }

    Map<String, Operation> operations() {
        return Map.of("DescribeLogGroups", this::describe, "FilterLogEvents", this::filter);
    }

    /**
     * Prefix and pattern exclude each other. With a pattern the answer has name, ARN and creation time only [CloudWatch
     * Logs API, DescribeLogGroups].
     */
    private ObjectNode describe(Input input) {
        boolean byPattern = input.has("logGroupNamePattern");
        if (byPattern && input.has("logGroupNamePrefix")) {
            throw LogsOperations.invalid(
                    "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        }
        List<LogGroup> found = world.logs().groups().stream()
                .filter(group ->
                        group.name().startsWith(input.text("logGroupNamePrefix").orElse("")))
                .filter(group ->
                        group.name().contains(input.text("logGroupNamePattern").orElse("")))
                .toList();
        Paging<LogGroup> paging = Paging.of(
                found,
                LogGroup::name,
                new Paging.From(input.text("nextToken"), size(input, MOST_GROUPS)),
                LogsOperations.invalid("The specified nextToken is invalid."));
        ObjectNode answer = Trees.object();
        ArrayNode groups = answer.putArray("logGroups");
        paging.page().forEach(group -> groups.add(byPattern ? named(group) : record(group)));
        paging.next().ifPresent(token -> answer.put("nextToken", token));
        return answer;
    }

    private static int size(Input input, int most) {
        int size = input.integer("limit").orElse(most);
        if (size < 1 || size > most) {
            throw LogsOperations.invalid("limit must be from 1 to " + most + ": " + size);
        }
        return size;
    }

    private static ObjectNode named(LogGroup group) {
        return Trees.object()
                .put("logGroupName", group.name())
                .put("creationTime", group.createdAt().toEpochMilli())
                .put("arn", group.arn() + ":*");
    }

    private static ObjectNode record(LogGroup group) {
        return named(group)
                .put("retentionInDays", group.retentionDays())
                .put("metricFilterCount", 0)
                .put("logGroupArn", group.arn())
                .put("logGroupClass", "STANDARD");
    }

    private ObjectNode filter(Input input) {
        LogGroup group = LogsOperations.group(
                world, input.text("logGroupName").orElseGet(() -> input.required("logGroupIdentifier")));
        List<String> streams = input.texts("logStreamNames");
        Stream<LoggedEvent> found =
                group.events(time(input, "startTime", Instant.EPOCH), time(input, "endTime", world.now())).stream()
                        .filter(event -> streams.isEmpty() || streams.contains(event.stream()))
                        .filter(event -> event.stream()
                                .startsWith(input.text("logStreamNamePrefix").orElse("")))
                        .sorted(Comparator.comparing(LoggedEvent::timestamp));
        Paging<LoggedEvent> paging = Paging.of(
                found.toList(),
                event -> String.valueOf(event.number()),
                new Paging.From(input.text("nextToken"), size(input, MOST_EVENTS)),
                LogsOperations.invalid("The specified nextToken is invalid."));
        ObjectNode answer = Trees.object();
        ArrayNode events = answer.putArray("events");
        paging.page().forEach(event -> events.add(record(event)));
        answer.putArray("searchedLogStreams");
        paging.next().ifPresent(token -> answer.put("nextToken", token));
        return answer;
    }

    private static Instant time(Input input, String name, Instant otherwise) {
        return input.decimal(name)
                .map(millis -> Instant.ofEpochMilli(millis.longValue()))
                .orElse(otherwise);
    }

    private static ObjectNode record(LoggedEvent event) {
        return Trees.object()
                .put("logStreamName", event.stream())
                .put("timestamp", event.timestamp().toEpochMilli())
                .put("message", event.message())
                .put("ingestionTime", event.ingestedAt().toEpochMilli())
                .put("eventId", String.valueOf(event.number()));
    }
}
