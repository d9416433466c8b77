package ecsremediation.lifecycle;

import ecsremediation.event.Scope;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;

/** Checks whether a trigger names one service. */
final class AlarmScopeMatcher {
    private AlarmScopeMatcher() {}

    static boolean about(ServiceName service, Trigger trigger) {
        return switch (trigger) {
            case Trigger.AlarmRaised raised -> names(raised.scope(), service);
            case Trigger.AlarmCleared cleared -> names(cleared.scope(), service);
            case Trigger.ServiceEvent event -> names(event.scope(), service);
            case Trigger.LaunchFailed _, Trigger.Tick _, Trigger.Ignored _ -> false;
        };
    }

    private static boolean names(Scope scope, ServiceName service) {
        return scope instanceof Scope.OneService one && one.name().equals(service);
    }
}
