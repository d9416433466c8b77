package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

/** One trouble: one undisturbed run, and one run per recorded call in which the program is killed there. */
record Kills(Trouble trouble, ProgramWorld.Kind kind, Playthrough undisturbed) {

    static Kills in(Trouble trouble, ProgramWorld.Kind kind) {
        return new Kills(trouble, kind, Playthrough.undisturbed(trouble, kind));
    }

    /** The calls at which the program can be killed. */
    Stream<PortCall> calls() {
        return undisturbed.calls().stream();
    }

    /** A sentence for every requirement that a program killed there did not meet. */
    Stream<String> broken(KillPoint point, Restart restart) {
        Playthrough killed = Playthrough.killed(trouble, kind, point, restart);
        assertThat(killed.processes().deaths()).as("deaths %s", point).isOne();
        return IncidentInvariants.of(undisturbed).brokenBy(killed).stream().map(b -> point + ", " + restart + ": " + b);
    }
}
