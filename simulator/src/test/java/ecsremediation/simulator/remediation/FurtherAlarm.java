package ecsremediation.simulator.remediation;

import ecsremediation.simulator.World;
import ecsremediation.simulator.engine.SimulatedAccount;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;

/** An alarm of the owner on the lab's service, as CloudWatch sends it to a function that is the alarm's action. */
final class FurtherAlarm {
    /** Before the next tick, unless the tick is due within this time. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private FurtherAlarm() {}

    static void goesOffIn(World world) {
        world.after(
                SOON,
                () -> world.functions()
                        .invokeAsync(LabNames.ALARM_FUNCTION, event(world.now().toString())));
    }

    private static String event(String at) {
        return """
                {"source": "aws.cloudwatch", "alarmArn": "%s", "time": "%s", "alarmData": {
                  "alarmName": "further", "state": {"value": "ALARM", "reason": "Threshold Crossed", "timestamp": "%s"},
                  "configuration": {"metrics": [{"id": "m", "returnData": true, "metricStat": {
                    "period": 60, "stat": "Maximum", "metric": {
                      "namespace": "ECS/ContainerInsights", "name": "PendingTaskCount",
                      "dimensions": {"ClusterName": "%s", "ServiceName": "%s"}}}}]}}}
                """.formatted(SimulatedAccount.LAB.alarm("further"), at, at, LabNames.CLUSTER, LabNames.SERVICE);
    }
}
