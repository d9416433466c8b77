package ecsremediation.cli.session;

import ecsremediation.cli.timeline.Moment;
import ecsremediation.simulator.trace.Trace;
import ecsremediation.simulator.trace.TraceRow;

/** Reads the current state of the simulated account. */
record Sampler(Trace trace) {

    Moment sample() {
        TraceRow row = trace.now();
        return new Moment(
                row.at(),
                new Moment.TaskCounts(row.desired(), row.running(), row.pending(), row.unplaced()),
                new Moment.Group(row.groupDesired(), row.groupMax(), row.groupInService(), row.registered()),
                row.alarms());
    }
}
