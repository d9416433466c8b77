package ecsremediation.simulator.endpoint.cloudwatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.cloudwatch.AlarmHistory;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Paging;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations of CloudWatch that delete alarms and describe their history. */
final class AlarmHistoryOperations {
    /** [CloudWatch API, DeleteAlarms: at most 100; DescribeAlarmHistory: at most 100 in a page]. */
    private static final int MOST = 100;

    private static final List<String> TYPES = List.of("ConfigurationUpdate", "StateUpdate", "Action");

    private final World world;

    AlarmHistoryOperations(World world) {
        this.world = world;
    }

    Map<String, Operation> operations() {
        return Map.of("DeleteAlarms", this::delete, "DescribeAlarmHistory", this::describe);
    }

    /** Deletes the alarms that exist, whether all named ones do or not [CloudWatch API, DeleteAlarms]. */
    private ObjectNode delete(Input input) {
        List<String> names = input.texts("AlarmNames");
        if (names.isEmpty()) {
            throw CloudWatchOperations.missing("AlarmNames");
        }
        if (names.size() > MOST) {
            throw CloudWatchOperations.invalid("The parameter AlarmNames must contain at most " + MOST + " names.");
        }
        List<String> unknown = new ArrayList<>(names);
        unknown.removeIf(world.cloudWatch()::deleteAlarm);
        if (!unknown.isEmpty()) {
            throw AwsFault.of(404, "ResourceNotFound", "Unknown alarms: " + String.join(", ", unknown));
        }
        return Trees.object();
    }

    private ObjectNode describe(Input input) {
        int most = input.integer("MaxRecords").orElse(MOST);
        if (most < 1 || most > MOST) {
            throw CloudWatchOperations.invalid("MaxRecords must be between 1 and " + MOST + ".");
        }
        Paging<Numbered> paging = Paging.of(
                found(input),
                item -> String.valueOf(item.number()),
                new Paging.From(input.text("NextToken"), most),
                AwsFault.sender("InvalidNextToken", "The token is invalid."));
        ObjectNode answer = Trees.object();
        ArrayNode items = answer.putArray("AlarmHistoryItems");
        paging.page().forEach(item -> items.add(record(item.item())));
        paging.next().ifPresent(token -> answer.put("NextToken", token));
        return answer;
    }

    private List<Numbered> found(Input input) {
        Optional<String> type = input.text("HistoryItemType");
        if (type.isPresent() && !TYPES.contains(type.get())) {
            throw CloudWatchOperations.invalid(
                    "The value " + type.get() + " for parameter HistoryItemType is not one of " + TYPES + ".");
        }
        List<String> types = input.texts("AlarmTypes");
        Optional<String> name = input.text("AlarmName");
        Optional<Instant> from = input.instant("StartDate");
        Optional<Instant> to = input.instant("EndDate");
        List<Numbered> found = new ArrayList<>();
        List<AlarmHistory.Entry> oldestFirst = world.cloudWatch().history().reversed();
        for (int i = 0; i < oldestFirst.size(); i++) {
            AlarmHistory.Entry item = oldestFirst.get(i);
            if ((types.isEmpty() || types.contains("MetricAlarm"))
                    && name.filter(n -> !n.equals(item.alarm())).isEmpty()
                    && type.filter(t -> !t.equals(item.type())).isEmpty()
                    && from.filter(item.at()::isBefore).isEmpty()
                    && to.filter(item.at()::isAfter).isEmpty()) {
                found.add(new Numbered(i, item));
            }
        }
        return switch (input.text("ScanBy").orElse("TimestampDescending")) {
            case "TimestampDescending" -> found.reversed();
            case "TimestampAscending" -> found;
            default ->
                throw CloudWatchOperations.invalid(
                        "The value of ScanBy is not one of TimestampDescending, TimestampAscending.");
        };
    }

    private static ObjectNode record(AlarmHistory.Entry item) {
        ObjectNode record = Trees.object();
        record.put("AlarmName", item.alarm());
        record.put("AlarmType", "MetricAlarm");
        record.set("Timestamp", Trees.instant(item.at()));
        record.put("HistoryItemType", item.type());
        record.put("HistorySummary", item.summary());
        record.put("HistoryData", item.data());
        return record;
    }

    private record Numbered(int number, AlarmHistory.Entry item) {}
}
