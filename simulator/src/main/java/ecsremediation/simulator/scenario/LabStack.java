package ecsremediation.simulator.scenario;

import ecsremediation.simulator.template.StackSettings;

/** The stack that deploys ECS Remediation in the lab. */
public final class LabStack {
    /** The template's defaults, and the names that the lab's world gives to what the template leaves unnamed. */
    public static final StackSettings SETTINGS = StackSettings.LAB
            .naming("OperatorTopic", LabNames.OPERATOR_TOPIC)
            .naming("AlarmTopic", LabNames.ALARM_TOPIC)
            .naming("AlarmFunction", LabNames.ALARM_FUNCTION)
            .naming("ServiceEventFunction", LabNames.SERVICE_EVENT_FUNCTION)
            .naming("TickFunction", LabNames.TICK_FUNCTION);

    private LabStack() {}
}
