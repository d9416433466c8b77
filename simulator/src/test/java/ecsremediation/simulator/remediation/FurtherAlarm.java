package ecsremediation.simulator.remediation;

import ecsremediation.simulator.World;
import ecsremediation.simulator.engine.SimulatedAccount;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;

/** An alarm of the owner's own on the lab's service, as CloudWatch hands it to a function that it calls itself. */
final class FurtherAlarm {
    /** Before the next tick, unless that is due any moment. */
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
