package ecsremediation.handler;

import ecsremediation.event.Delivery;
import ecsremediation.event.Trigger;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Accepts only alarms of the installation's account and Region that arrive through the configured topics.
 * Anybody who can publish to another topic could otherwise make the program launch instances.
 */
final class SourceFilter {
    private final Trigger.Origin home;
    private final SortedSet<String> topics;

    SourceFilter(Settings settings) {
        home = new Trigger.Origin(settings.account(), settings.stack().region());
        topics = settings.alarmTopicArns();
    }

    /** The delivery's trigger, or an ignored trigger with the reason. */
    Trigger admit(Delivery delivery) {
        Optional<String> stranger = delivery.topic().filter(arn -> !topics.isEmpty() && !topics.contains(arn));
        if (stranger.isPresent()) {
            return new Trigger.Ignored("topic " + stranger.get() + " is not one of the configured alarm topics");
        }
        return switch (delivery.trigger()) {
            case Trigger.AlarmRaised t -> athome(t, t.account());
            case Trigger.AlarmCleared t -> athome(t, t.account());
            case Trigger.ServiceEvent t -> t;
            case Trigger.LaunchFailed t -> t;
            case Trigger.Tick t -> t;
            case Trigger.Ignored t -> t;
        };
    }

    private Trigger athome(Trigger trigger, Optional<Trigger.Origin> origin) {
        return origin.filter(o -> !o.equals(home))
                .map(o -> (Trigger) new Trigger.Ignored("the alarm lives in account " + o.account() + ", Region "
                        + o.region() + "; this stack acts in account " + home.account() + ", Region " + home.region()))
                .orElse(trigger);
    }
}
