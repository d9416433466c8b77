package ecsremediation.cli.timeline;

import ecsremediation.simulator.cloudwatch.AlarmStateValue;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state of the service, the group and the alarms at one time.
 *
 * @param at virtual time
 * @param alarms the alarms' states, by alarm name
 */
public record Moment(Instant at, TaskCounts tasks, Group group, SortedMap<String, AlarmStateValue> alarms) {
    public Moment {
        alarms = Collections.unmodifiableSortedMap(new TreeMap<>(alarms));
    }

    /** Whether the moments are equal except for their times. */
    public boolean saysTheSameAs(Moment other) {
        return tasks.equals(other.tasks) && group.equals(other.group) && alarms.equals(other.alarms);
    }

    /**
     * The service's tasks.
     *
     * @param pending tasks that exist but do not run yet, as DescribeServices counts them
     * @param unplaced tasks that ECS has placed on no instance
     */
    public record TaskCounts(int desired, int running, int pending, int unplaced) {}

    /**
     * The Auto Scaling group, in instances.
     *
     * @param inService instances in lifecycle state InService
     * @param registered those of them whose container instance is ACTIVE with a connected agent
     */
    public record Group(int desired, int max, int inService, int registered) {}
}
