package ecsremediation.simulator.scenario;

import ecsremediation.simulator.World;
import ecsremediation.simulator.cloudwatch.AlarmActions;
import ecsremediation.simulator.cloudwatch.AlarmSpec;
import ecsremediation.simulator.cloudwatch.ComparisonOperator;
import ecsremediation.simulator.cloudwatch.Metric;
import ecsremediation.simulator.cloudwatch.MetricQuery;
import ecsremediation.simulator.cloudwatch.MissingData;
import java.util.List;

/** The lab's two alarms, on one topic. */
final class LabAlarms {
    private static final int GAP_PERIODS = 5;
    private static final int GAP_DATAPOINTS = 3;

    private LabAlarms() {}

    static void put(World world) {
        world.topics().create(LabNames.ALARM_TOPIC);
        AlarmActions actions = AlarmActions.alarmAndOk(world.account().topic(LabNames.ALARM_TOPIC));
        world.cloudWatch().putAlarm(pending(actions));
        world.cloudWatch().putAlarm(gap(actions));
    }

    private static AlarmSpec pending(AlarmActions actions) {
        return new AlarmSpec(
                LabNames.PENDING_ALARM,
                "EcsLabApi has pending tasks",
                List.of(MetricQuery.Stat.compared("m1", metric("PendingTaskCount"))),
                ComparisonOperator.GREATER_OR_EQUAL,
                1,
                1,
                1,
                MissingData.MISSING,
                actions);
    }

    private static AlarmSpec gap(AlarmActions actions) {
        return new AlarmSpec(
                LabNames.GAP_ALARM,
                "EcsLabApi runs fewer tasks than its desired count",
                List.of(
                        new MetricQuery.Formula("gap", "desired - running", "Missing tasks", true),
                        MetricQuery.Stat.minutely("desired", metric("DesiredTaskCount")),
                        MetricQuery.Stat.minutely("running", metric("RunningTaskCount"))),
                ComparisonOperator.GREATER,
                0,
                GAP_PERIODS,
                GAP_DATAPOINTS,
                MissingData.NOT_BREACHING,
                actions);
    }

    private static Metric metric(String name) {
        return Metric.ofService(name, LabNames.CLUSTER, LabNames.SERVICE);
    }
}
