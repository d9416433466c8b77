package ecsremediation.simulator.remediation;

import java.util.stream.Stream;

/** Where the program dies: before an outside call, or after its effect and before its answer. */
record KillPoint(PortCall call, Side side) {

    /** Both sides of a call. */
    static Stream<KillPoint> around(PortCall call) {
        return Stream.of(Side.values()).map(side -> new KillPoint(call, side));
    }

    @Override
    public String toString() {
        return side + " " + call;
    }

    /** The side of the call. */
    enum Side {
        BEFORE,
        AFTER
    }
}
