package ecsremediation.simulator.autoscaling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.engine.Documents;
import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.messaging.EventBus;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Adds scaling activities to groups and announces how they end. */
final class ActivityLog {
    private final EventLoop eventLoop;
    private final EventBus bus;

    ActivityLog(EventLoop eventLoop, EventBus bus) {
        this.eventLoop = eventLoop;
        this.bus = bus;
    }

    /** Begins an activity of a group. */
    Activity begin(SimulatedGroup group, String zone, String description, String cause) {
        String id = eventLoop.randomSource("activity ids").uuid();
        Activity activity = new Activity(id, group, zone, eventLoop.now(), description, cause);
        group.add(activity);
        return activity;
    }

    /** Puts the event of an activity on the bus. */
    void announce(SimulatedGroup group, Activity activity, String detailType, Optional<String> instance) {
        ObjectNode detail = Documents.object();
        detail.put("StatusCode", activity.isFailed() ? activity.status() : "InProgress");
        detail.put("AutoScalingGroupName", group.name());
        detail.put("ActivityId", activity.id());
        detail.set("Details", Documents.read(activity.details()));
        detail.put("Description", activity.description());
        detail.put("RequestId", activity.id());
        detail.put("StatusMessage", activity.statusMessage());
        detail.put("EndTime", seconds());
        instance.ifPresent(i -> detail.put("EC2InstanceId", i));
        detail.put(
                "StartTime",
                activity.startedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        detail.put("Cause", activity.cause());
        bus.put("aws.autoscaling", detailType, List.of(group.arn()), detail);
    }

    /** The present time as causes give it, in whole seconds. */
    String seconds() {
        return eventLoop.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
