package ecsremediation.simulator.trace;

import ecsremediation.simulator.cloudwatch.AlarmStateValue;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state at one virtual minute.
 *
 * @param desired desired count of the service
 * @param pending pending count of DescribeServices
 * @param unplaced desired tasks without an instance
 * @param groupInService instances of the group that are InService
 * @param registered ACTIVE container instances whose agent is connected
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
        SortedMap<String, AlarmStateValue> alarms) {
    public TraceRow {
        alarms = Collections.unmodifiableSortedMap(new TreeMap<>(alarms));
    }
}
