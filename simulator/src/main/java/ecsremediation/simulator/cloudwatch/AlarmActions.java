package ecsremediation.simulator.cloudwatch;

import java.util.List;

/**
 * The actions of an alarm: ARNs of SNS topics or Lambda functions, per new state.
 *
 * @param enabled whether the actions run; EventBridge gets the event in both cases
 */
public record AlarmActions(boolean enabled, List<String> ok, List<String> alarm, List<String> insufficientData) {
    public AlarmActions {
        ok = List.copyOf(ok);
        alarm = List.copyOf(alarm);
        insufficientData = List.copyOf(insufficientData);
    }

    /** One topic gets the changes to ALARM and to OK. */
    public static AlarmActions alarmAndOk(String arn) {
        return new AlarmActions(true, List.of(arn), List.of(arn), List.of());
    }

    List<String> on(AlarmStateValue state) {
        if (!enabled) {
            return List.of();
        }
        return switch (state) {
            case OK -> ok;
            case ALARM -> alarm;
            case INSUFFICIENT_DATA -> insufficientData;
        };
    }
}
