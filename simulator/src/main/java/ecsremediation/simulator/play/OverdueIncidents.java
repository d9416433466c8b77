package ecsremediation.simulator.play;

import ecsremediation.incident.Incident;
import ecsremediation.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** After every event: which open incidents were due long ago, and were not reconciled. See {@link ScenarioBound#RECONCILED}. */
final class OverdueIncidents {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final ScenarioPlay play;
    private final List<ScenarioViolation> found = new ArrayList<>();
    private final NavigableSet<String> services = new TreeSet<>();
    private Instant earliest = Instant.MIN;

    OverdueIncidents(ScenarioPlay play) {
        this.play = play;
        play.onStep(this::check);
    }

    List<ScenarioViolation> violations() {
        return List.copyOf(found);
    }

    /** An incident that is not overdue now is not overdue within the longest time either. */
    private void check(World world) {
        Instant now = world.now();
        if (now.isBefore(earliest)) {
            return;
        }
        earliest = now.plus(Duration.ofMinutes(1));
        play.program()
                .ifPresent(program -> program.store().due(now.minus(LONGEST)).stream()
                        .filter(incident -> services.add(incident.service().toString()))
                        .forEach(incident -> found.add(violation(incident, now))));
    }

    private static ScenarioViolation violation(Incident incident, Instant now) {
        return new ScenarioViolation(
                ScenarioBound.RECONCILED,
                now,
                incident.service().cluster() + "/" + incident.service().service(),
                "due at " + incident.nextReconciliation());
    }
}
