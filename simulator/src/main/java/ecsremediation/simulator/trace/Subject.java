package ecsremediation.simulator.trace;

/** What a trace follows: one service, and the group that carries it. */
public record Subject(String cluster, String service, String group) {}
