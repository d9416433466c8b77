package ecsremediation.cli.timeline;

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
public record Moment(Instant at, Tasks tasks, Group group, SortedMap<String, AlarmState> alarms) {
    public Moment {
        alarms = Collections.unmodifiableSortedMap(new TreeMap<>(alarms));
    }

    /**
     * The service's tasks.
     *
     * @param pending placed and not yet running
     */
    public record Tasks(int desired, int running, int pending) {
        /** Tasks for which no instance has been chosen. */
        public int unplaced() {
            return Math.max(0, desired - running - pending);
        }
    }

    /**
     * The Auto Scaling group.
     *
     * @param inService instances in lifecycle state InService
     * @param registered those of them that are ACTIVE and connected in the cluster
     */
    public record Group(int desired, int max, int inService, int registered) {}

    /** A CloudWatch alarm's state, in CloudWatch's words. */
    public enum AlarmState {
        OK,
        ALARM,
        INSUFFICIENT_DATA
    }
}
