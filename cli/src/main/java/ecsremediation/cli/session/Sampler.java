package ecsremediation.cli.session;

import ecsremediation.cli.timeline.Moment;
import ecsremediation.cli.timeline.Moment.AlarmState;
import ecsremediation.simulator.trace.Trace;
import ecsremediation.simulator.trace.TraceRow;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads how things stand in the world, as one moment. */
record Sampler(Trace trace) {

    Moment sample() {
        TraceRow row = trace.now();
        return new Moment(
                row.at(),
                new Moment.Tasks(row.desired(), row.running(), row.pending(), row.unplaced()),
                new Moment.Group(row.groupDesired(), row.groupMax(), row.groupInService(), row.registered()),
                alarms(row));
    }

    private static SortedMap<String, AlarmState> alarms(TraceRow row) {
        SortedMap<String, AlarmState> states = new TreeMap<>();
        row.alarms()
                .forEach((name, state) -> states.put(
                        name,
                        switch (state) {
                            case OK -> AlarmState.OK;
                            case ALARM -> AlarmState.ALARM;
                            case INSUFFICIENT_DATA -> AlarmState.INSUFFICIENT_DATA;
                        }));
        return states;
    }
}
