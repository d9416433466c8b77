package ecsremediation.simulator.cloudwatch;

import java.util.List;

/**
 * Whom an alarm tells when its state changes: ARNs of SNS topics or Lambda functions.
 *
 * @param enabled whether anybody is told; events go to EventBridge even so
 */
public record AlarmActions(boolean enabled, List<String> ok, List<String> alarm, List<String> insufficientData) {
    public AlarmActions {
        ok = List.copyOf(ok);
        alarm = List.copyOf(alarm);
        insufficientData = List.copyOf(insufficientData);
    }

    /** One topic is told of ALARM and of OK. */
    public static AlarmActions alarmAndOk(String arn) {
        return new AlarmActions(true, List.of(arn), List.of(arn), List.of());
    }

    List<String> on(AlarmState state) {
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
