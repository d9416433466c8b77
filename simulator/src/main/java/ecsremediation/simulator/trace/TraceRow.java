package ecsremediation.simulator.trace;

import ecsremediation.simulator.cloudwatch.AlarmState;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How things stood at one virtual minute.
 *
 * @param desired tasks the service wants
 * @param pending as DescribeServices counts them
 * @param unplaced tasks wanted for which no instance has been chosen
 * @param groupInService instances of the group that are InService
 * @param registered container instances ACTIVE in the cluster with their agent connected
 * @param alarms states by alarm name
 */
public record TraceRow(
        Instant at,
        int desired,
        int running,
        int pending,
        int unplaced,
        int groupDesired,
        int groupMax,
        int groupInService,
        int registered,
        SortedMap<String, AlarmState> alarms) {
    public TraceRow {
        alarms = Collections.unmodifiableSortedMap(new TreeMap<>(alarms));
    }
}
