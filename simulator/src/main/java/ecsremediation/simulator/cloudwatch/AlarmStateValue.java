package ecsremediation.simulator.cloudwatch;

/** The states of an alarm, as CloudWatch names them. */
public enum AlarmStateValue {
    OK,
    ALARM,
    INSUFFICIENT_DATA
}
