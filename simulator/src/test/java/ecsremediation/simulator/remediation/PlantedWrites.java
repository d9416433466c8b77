package ecsremediation.simulator.remediation;

import ecsremediation.act.CapacityWriter;
import ecsremediation.model.ClusterReader;
import ecsremediation.simulator.remediation.WriteRace.Setup;
import java.util.List;
import java.util.function.UnaryOperator;

/** Three {@link WriteRace}s, and what they break of the {@link WriteRaceInvariants}. */
public final class PlantedWrites {
    private PlantedWrites() {}

    /** The first write is throttled. */
    public static List<String> brokenIfThrottled(UnaryOperator<CapacityWriter> writer) {
        return broken(Setup.roomy().throttling(1).writing(writer));
    }

    /** The ceiling is lowered before the last reading. */
    public static List<String> brokenIfCeilingIsLowered(UnaryOperator<ClusterReader> reader) {
        return brokenIf(RacingActor.LOWERS_THE_CEILING, reader);
    }

    /** That actor acts before the last reading. */
    static List<String> brokenIf(RacingActor actor, UnaryOperator<ClusterReader> reader) {
        return broken(Setup.roomy().with(lastReading(), actor).reading(reader));
    }

    /** Another actor raises the group right after the write, and lowers it to the plan two reconciliations later. */
    public static List<String> brokenIfLoweredLater(UnaryOperator<ClusterReader> reader) {
        Setup raised = Setup.roomy().with(calls().indexOf("writer.write") + 1, RacingActor.RAISES);
        int third = new WriteRace(raised).ticks(2).calls().size();
        return broken(raised.with(third, RacingActor.LOWERS_TO_THE_PLAN).reading(reader));
    }

    private static int lastReading() {
        List<String> calls = calls();
        return calls.subList(0, calls.indexOf("writer.write")).lastIndexOf("reader.writeState");
    }

    private static List<String> calls() {
        return new WriteRace(Setup.roomy()).ticks(1).calls();
    }

    private static List<String> broken(Setup setup) {
        return WriteRaceInvariants.brokenBy(new WriteRace(setup).ticks(6));
    }
}
