package ecsremediation.simulator.trace;

/** The subject of a trace: one service and the group of its instances. */
public record TraceSubject(String cluster, String service, String group) {}
