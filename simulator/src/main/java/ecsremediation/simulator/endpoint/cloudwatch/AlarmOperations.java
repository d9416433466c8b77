package ecsremediation.simulator.endpoint.cloudwatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.cloudwatch.Alarm;
import ecsremediation.simulator.cloudwatch.AlarmActions;
import ecsremediation.simulator.cloudwatch.AlarmSpec;
import ecsremediation.simulator.cloudwatch.AlarmStateValue;
import ecsremediation.simulator.cloudwatch.ComparisonOperator;
import ecsremediation.simulator.cloudwatch.MetricQuery;
import ecsremediation.simulator.cloudwatch.MissingData;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Paging;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations of CloudWatch on alarms. */
final class AlarmOperations {
    /** [CloudWatch API, DescribeAlarms: default 50, at most 100]. */
    private static final int DEFAULT_PAGE = 50;

    private static final int MOST = 100;
    private final World world;

    AlarmOperations(World world) {
        this.world = world;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "DescribeAlarms", this::describe,
                "DescribeAlarmsForMetric", this::describeForMetric,
                "SetAlarmState", this::setState,
                "PutMetricAlarm", this::put);
    }

    private ObjectNode describe(Input input) {
        List<String> names = input.texts("AlarmNames");
        String prefix = input.text("AlarmNamePrefix").orElse("");
        Optional<String> state = input.text("StateValue");
        List<String> types = input.texts("AlarmTypes");
        List<Alarm> found = world.cloudWatch().alarms().stream()
                .filter(alarm -> types.isEmpty() || types.contains("MetricAlarm"))
                .filter(alarm -> names.isEmpty() || names.contains(alarm.spec().name()))
                .filter(alarm -> alarm.spec().name().startsWith(prefix))
                .filter(alarm ->
                        state.isEmpty() || state.get().equals(alarm.state().name()))
                .toList();
        int most = input.integer("MaxRecords").orElse(DEFAULT_PAGE);
        if (most < 1 || most > MOST) {
            throw CloudWatchOperations.invalid("MaxRecords must be between 1 and " + MOST + ".");
        }
        Paging<Alarm> paging = Paging.of(
                found,
                alarm -> alarm.spec().name(),
                new Paging.From(input.text("NextToken"), most),
                AwsFault.sender("InvalidNextToken", "The token is invalid."));
        ObjectNode answer = Trees.object();
        answer.putArray("CompositeAlarms");
        ArrayNode alarms = answer.putArray("MetricAlarms");
        paging.page().forEach(alarm -> alarms.add(AlarmRecords.alarm(alarm)));
        paging.next().ifPresent(token -> answer.put("NextToken", token));
        return answer;
    }

    private ObjectNode describeForMetric(Input input) {
        var metric = Queries.metric(input);
        ObjectNode answer = Trees.object();
        ArrayNode alarms = answer.putArray("MetricAlarms");
        world.cloudWatch().alarms().stream()
                .filter(alarm -> alarm.spec().queries().stream()
                        .anyMatch(q -> q instanceof MetricQuery.Stat stat
                                && stat.metric().equals(metric)))
                .forEach(alarm -> alarms.add(AlarmRecords.alarm(alarm)));
        return answer;
    }

    private ObjectNode setState(Input input) {
        String wanted = input.required("StateValue");
        AlarmStateValue state = Arrays.stream(AlarmStateValue.values())
                .filter(value -> value.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> CloudWatchOperations.invalid("The value " + wanted
                        + " for parameter StateValue is not one of OK, ALARM, INSUFFICIENT_DATA."));
        String name = input.required("AlarmName");
        if (world.cloudWatch().alarms().stream()
                .noneMatch(alarm -> alarm.spec().name().equals(name))) {
            throw AwsFault.of(404, "ResourceNotFound", "Unknown alarm: " + name);
        }
        world.cloudWatch().setAlarmState(name, state, input.required("StateReason"));
        return Trees.object();
    }

    private ObjectNode put(Input input) {
        int periods =
                input.integer("EvaluationPeriods").orElseThrow(() -> CloudWatchOperations.missing("EvaluationPeriods"));
        ComparisonOperator comparison =
                CloudWatchOperations.parsed(() -> ComparisonOperator.parse(input.required("ComparisonOperator")));
        MissingData missingData = CloudWatchOperations.parsed(
                () -> MissingData.parse(input.text("TreatMissingData").orElse("missing")));
        world.cloudWatch()
                .putAlarm(new AlarmSpec(
                        input.required("AlarmName"),
                        input.text("AlarmDescription").orElse(""),
                        queries(input),
                        comparison,
                        input.decimal("Threshold")
                                .orElseThrow(() -> CloudWatchOperations.missing("Threshold"))
                                .doubleValue(),
                        periods,
                        input.integer("DatapointsToAlarm").orElse(periods),
                        missingData,
                        actions(input)));
        return Trees.object();
    }

    private static List<MetricQuery> queries(Input input) {
        if (!input.has("Metrics")) {
            return List.of(new MetricQuery.Stat(
                    "m1",
                    Queries.metric(input),
                    Queries.period(input),
                    Queries.statistic(input.required("Statistic")),
                    true));
        }
        List<MetricQuery> queries =
                input.inputs("Metrics").stream().map(Queries::query).toList();
        if (queries.stream().filter(MetricQuery::returnData).count() != 1) {
            throw AwsFault.sender("ValidationError", "Exactly one element of the metrics list should return data.");
        }
        return queries;
    }

    private static AlarmActions actions(Input input) {
        boolean enabled = !input.has("ActionsEnabled") || input.flag("ActionsEnabled");
        return new AlarmActions(
                enabled, input.texts("OKActions"), input.texts("AlarmActions"), input.texts("InsufficientDataActions"));
    }
}
