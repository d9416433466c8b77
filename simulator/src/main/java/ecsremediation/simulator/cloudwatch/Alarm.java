package ecsremediation.simulator.cloudwatch;

import java.time.Instant;

/** An alarm and its state. Read it under the world's lock. */
public final class Alarm {
    private final AlarmSpec spec;
    private final String arn;
    private final Instant configuredAt;
    private AlarmVerdict current;
    private AlarmVerdict previous;

    Alarm(AlarmSpec spec, String arn, Instant at) {
        this.spec = spec;
        this.arn = arn;
        configuredAt = at;
        current = new AlarmVerdict(AlarmStateValue.INSUFFICIENT_DATA, "Unchecked: Initial alarm creation", "", at);
        previous = current;
    }

    public AlarmSpec spec() {
        return spec;
    }

    public String arn() {
        return arn;
    }

    public Instant configuredAt() {
        return configuredAt;
    }

    public AlarmStateValue state() {
        return current.state();
    }

    /** The present state, its reason, and the time of the last change. */
    public AlarmVerdict current() {
        return current;
    }

    /** The state before the present one. */
    public AlarmVerdict previous() {
        return previous;
    }

    void become(AlarmVerdict verdict) {
        previous = current;
        current = verdict;
    }
}
