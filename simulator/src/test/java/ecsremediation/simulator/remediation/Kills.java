package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

/** One trouble, played once undisturbed, and then again and again with the program killed at one of the calls seen. */
record Kills(Trouble trouble, ProgramWorld.Kind kind, Playthrough undisturbed) {

    static Kills in(Trouble trouble, ProgramWorld.Kind kind) {
        return new Kills(trouble, kind, Playthrough.undisturbed(trouble, kind));
    }

    /** The calls that there are to kill the program at. */
    Stream<PortCall> calls() {
        return undisturbed.calls().stream();
    }

    /** Every promise that a program killed there did not keep, in words. */
    Stream<String> broken(KillPoint point, Restart restart) {
        Playthrough killed = Playthrough.killed(trouble, kind, point, restart);
        assertThat(killed.processes().deaths()).as("deaths %s", point).isOne();
        return IncidentInvariants.of(undisturbed).brokenBy(killed).stream().map(b -> point + ", " + restart + ": " + b);
    }
}
