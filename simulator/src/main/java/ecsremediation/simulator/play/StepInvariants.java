package ecsremediation.simulator.play;

import ecsremediation.act.CapacityChange;
import ecsremediation.act.Mode;
import ecsremediation.incident.Incident;
import ecsremediation.incident.PauseState;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What holds after every event of a played scenario: the program writes only where and as far as it may, lowers
 * nothing, and reconciles every open incident when it is due.
 */
final class StepInvariants {
    /** Each cluster is reconciled at least this often, in each state of the program. */
    private static final Duration LONGEST_OVERDUE = Duration.ofMinutes(15);

    private final ScenarioPlay play;
    private final List<BrokenInvariant> broken = new ArrayList<>();
    private final SortedSet<String> overdue = new TreeSet<>();
    private int checked;
    private Instant nextCheck = Instant.MIN;

    private StepInvariants(ScenarioPlay play) {
        this.play = play;
    }

    /** Checks each step of the play. */
    static StepInvariants of(ScenarioPlay play) {
        StepInvariants invariants = new StepInvariants(play);
        play.onStep(invariants::check);
        return invariants;
    }

    /** What did not hold, oldest first. */
    List<BrokenInvariant> broken() {
        return List.copyOf(broken);
    }

    private void check(World world) {
        play.program().ifPresent(program -> {
            List<CapacityChange> calls = program.writer().calls();
            calls.subList(checked, calls.size()).forEach(call -> check(world, program, call));
            checked = calls.size();
            if (world.now().isAfter(nextCheck)) {
                nextCheck = world.now().plusSeconds(60);
                program.store().due(Instant.MAX).forEach(incident -> check(world, incident));
            }
        });
    }

    private void check(World world, InstalledProgram program, CapacityChange call) {
        if (program.mode() != Mode.ACT) {
            add(world, call + " in mode " + program.mode());
        }
        if (!(program.store().pause(world.now()) instanceof PauseState.NotPaused)) {
            add(world, call + " during a pause");
        }
        Capacity from = call.from();
        Capacity to = call.to();
        if (to.desired() < from.desired() || to.max() < from.max()) {
            add(world, call + " lowers the group");
        }
        String tag = world.read(
                () -> world.autoScaling().group(call.group()).tags().getOrDefault(AutoScalingGroup.CEILING_TAG, "0"));
        int ceiling = Integer.parseInt(tag);
        if (to.desired() > Math.max(ceiling, from.desired()) || to.max() > Math.max(ceiling, from.max())) {
            add(world, call + " exceeds the ceiling of " + ceiling);
        }
    }

    private void check(World world, Incident incident) {
        boolean late = incident.nextReconciliation().plus(LONGEST_OVERDUE).isBefore(world.now());
        if (late && overdue.add(incident.service().toString())) {
            add(world, incident.service() + " was due at " + incident.nextReconciliation());
        }
    }

    private void add(World world, String what) {
        broken.add(new BrokenInvariant(world.now(), what));
    }
}
