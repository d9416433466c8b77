package ecsremediation.simulator.remediation;

import ecsremediation.Policy;
import ecsremediation.Remediation;
import ecsremediation.act.Mode;
import ecsremediation.observe.IncidentStore;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import ecsremediation.simulator.autoscaling.Resize;
import ecsremediation.simulator.ecs.EcsCluster;
import ecsremediation.simulator.remediation.OutsideCalls.Death;
import ecsremediation.simulator.scenario.Lab;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.trigger.Delivery;
import ecsremediation.trigger.TriggerParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** One trouble from its beginning until its incidents have ended, on a world of its own. */
final class Playthrough {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Longer than any of the troubles lasts, by far. */
    private static final int MOST_MINUTES = 6 * 60;
    /** Late enough for whatever is delivered again, and for a sweep. */
    private static final Duration AFTERMATH = Duration.ofMinutes(6);

    private final Lab lab;
    private final OutsideCalls calls;
    private final Restart restart;
    private final Outside outside;
    private final Remediation remediation;
    private final List<Resize> resizes = new ArrayList<>();

    private Playthrough(Lab lab, Outside.Kind kind, OutsideCalls calls, Restart restart) {
        this.lab = lab;
        this.calls = calls;
        this.restart = restart;
        this.outside = kind.of(lab.world(), calls);
        Stack stack = new Stack("ecs-remediation", "aws", "eu-central-1");
        Policy policy = new Policy(Mode.ACT, Limits.DEFAULT, List.of(), new TreeMap<>(), stack);
        this.remediation = new Remediation(outside.ports(), policy, lab.world().clock());
    }

    /** Plays the trouble to its end, undisturbed. */
    static Playthrough undisturbed(Trouble trouble, Outside.Kind kind) {
        return play(trouble, kind, new OutsideCalls(Optional.empty()), Restart.FRESH_TRIGGERS);
    }

    /** Plays the trouble to its end, with the program killed once. */
    static Playthrough killed(Trouble trouble, Outside.Kind kind, KillPoint point, Restart restart) {
        return play(trouble, kind, new OutsideCalls(Optional.of(point)), restart);
    }

    private static Playthrough play(Trouble trouble, Outside.Kind kind, OutsideCalls calls, Restart restart) {
        Lab lab = trouble.quiet();
        Playthrough played = new Playthrough(lab, kind, calls, restart);
        for (String slot : List.of(LabNames.ALARM_FUNCTION, LabNames.SERVICE_EVENT_FUNCTION, LabNames.TICK_FUNCTION)) {
            lab.world().functions().attach(slot, played::invoke);
        }
        lab.world().autoScaling().observe(played.resizes::add);
        trouble.begin(lab);
        for (int minutes = 0; minutes < MOST_MINUTES && !played.hasEnded(); minutes++) {
            lab.world().advance(MINUTE);
        }
        lab.world().advance(AFTERMATH);
        return played;
    }

    private byte[] invoke(byte[] event) {
        try {
            handle(event);
        } catch (Killed killed) {
            switch (restart) {
                case SAME_TRIGGER_AT_ONCE -> handle(event);
                case SAME_TRIGGER_AGAIN -> throw new IllegalStateException("the process is gone", killed);
                case FRESH_TRIGGERS -> {}
            }
        }
        return "{}".getBytes(StandardCharsets.UTF_8);
    }

    private void handle(byte[] event) {
        calls.begin();
        TriggerParser.parse(event).stream().map(Delivery::trigger).forEach(remediation::handle);
    }

    /** Whether every service runs what it wants and no incident is open. */
    boolean hasEnded() {
        return openIncidents() == 0
                && lab.world()
                        .read(() -> lab.world().ecs().clusters().stream()
                                .map(EcsCluster::services)
                                .allMatch(services -> services.stream().allMatch(s -> s.running() == s.desired())));
    }

    private int openIncidents() {
        IncidentStore store = outside.store();
        return store.due(Instant.parse("2100-01-01T00:00:00Z")).size();
    }

    /** Every change of the group's sizes, oldest first. */
    List<Resize> resizes() {
        return List.copyOf(resizes);
    }

    /** Every mail that reached the operators, oldest first, copies included. */
    List<Told> told() {
        return lab.world().topics().mailbox().stream()
                .filter(mail -> mail.address().equals(LabNames.OPERATOR_ADDRESS))
                .flatMap(mail -> Told.by(mail).stream())
                .toList();
    }

    /** Id of the message that the killed process handed over and had no time to note as sent. */
    Optional<String> sentAndNotNoted() {
        return calls.death().flatMap(Death::last).flatMap(OutsideCall::message);
    }

    OutsideCalls calls() {
        return calls;
    }
}
