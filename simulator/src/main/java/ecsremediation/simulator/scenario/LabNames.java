package ecsremediation.simulator.scenario;

import ecsremediation.event.Fence;
import ecsremediation.event.Trigger;
import ecsremediation.simulator.engine.SimulatedAccount;

/** Names of the lab's resources. */
public final class LabNames {
    public static final String CLUSTER = "EcsLabPublicCluster";
    public static final String SERVICE = "EcsLabApi";
    public static final String TASK_FAMILY = "EcsLabApi";
    public static final String GROUP = "EcsLabAsg";
    /** On PendingTaskCount. It stays in OK without a capacity provider, because unplaced tasks then do not exist. */
    public static final String PENDING_ALARM = "alarm_ecslabapi_pending";
    /** On DesiredTaskCount - RunningTaskCount. */
    public static final String GAP_ALARM = "alarm_ecslabapi_gap";

    public static final String ALARM_TOPIC = "notification_list";
    public static final String OPERATOR_TOPIC = "ecs-remediation-operators";
    public static final String EVENT_QUEUE = "ecs-remediation-events";
    public static final String DEAD_LETTERS = "ecs-remediation-dead-letters";
    public static final String ALARM_FUNCTION = "AlarmFunction";
    public static final String SERVICE_EVENT_FUNCTION = "ServiceEventFunction";
    public static final String TICK_FUNCTION = "TickFunction";
    public static final String ALARM_ADDRESS = "on-call@example.com";
    public static final String OPERATOR_ADDRESS = "operators@example.com";

    /** Around every cluster of the lab's account and Region. */
    public static final Fence FENCE =
            Fence.around(new Trigger.Origin(SimulatedAccount.LAB.id(), SimulatedAccount.LAB.region()));

    private LabNames() {}
}
