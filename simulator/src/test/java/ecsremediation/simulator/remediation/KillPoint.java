package ecsremediation.simulator.remediation;

import java.util.stream.Stream;

/** Where the program dies: before an outside call is made, or after it took effect and before its answer came. */
record KillPoint(PortCall call, Side side) {

    /** Both sides of a call. */
    static Stream<KillPoint> around(PortCall call) {
        return Stream.of(Side.values()).map(side -> new KillPoint(call, side));
    }

    @Override
    public String toString() {
        return side + " " + call;
    }

    /** On which side of the call. */
    enum Side {
        BEFORE,
        AFTER
    }
}
