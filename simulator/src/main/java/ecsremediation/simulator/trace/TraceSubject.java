package ecsremediation.simulator.trace;

/** What a trace follows: one service, and the group that carries it. */
public record TraceSubject(String cluster, String service, String group) {}
