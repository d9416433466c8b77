package ecsremediation.cli.timeline;

import ecsremediation.simulator.cloudwatch.AlarmState;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How service, group and alarms stand at one moment.
 *
 * @param at virtual time
 * @param alarms each alarm's state by the alarm's name
 */
public record Moment(Instant at, TaskCounts tasks, Group group, SortedMap<String, AlarmState> alarms) {
    public Moment {
        alarms = Collections.unmodifiableSortedMap(new TreeMap<>(alarms));
    }

    /** Whether nothing differs but the time. */
    public boolean saysTheSameAs(Moment other) {
        return tasks.equals(other.tasks) && group.equals(other.group) && alarms.equals(other.alarms);
    }

    /**
     * The service's tasks.
     *
     * @param pending existing and not yet running, as DescribeServices counts them
     * @param unplaced tasks for which no instance has been chosen
     */
    public record TaskCounts(int desired, int running, int pending, int unplaced) {}

    /**
     * The Auto Scaling group.
     *
     * @param inService instances in lifecycle state InService
     * @param registered those of them that are ACTIVE and connected in the cluster
     */
    public record Group(int desired, int max, int inService, int registered) {}
}
