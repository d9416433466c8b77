package ecsremediation.simulator.remediation;

import java.util.List;
import java.util.stream.Stream;

/** Where the program dies: before an outside call is made, or after it took effect and before its answer came. */
record KillPoint(OutsideCall call, Side side) {

    /** Both sides of each call. */
    static List<KillPoint> around(List<OutsideCall> calls) {
        return calls.stream()
                .flatMap(c -> Stream.of(new KillPoint(c, Side.BEFORE), new KillPoint(c, Side.AFTER)))
                .toList();
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
