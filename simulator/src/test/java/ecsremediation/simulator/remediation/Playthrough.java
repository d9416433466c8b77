package ecsremediation.simulator.remediation;

import ecsremediation.incident.Incident;
import ecsremediation.incident.StepEvent;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.Resize;
import ecsremediation.simulator.ecs.EcsCluster;
import ecsremediation.simulator.engine.Documents;
import ecsremediation.simulator.scenario.Lab;
import ecsremediation.simulator.scenario.LabNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One trouble from its start until its incidents have ended, on its own world. */
final class Playthrough {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Much longer than any of the troubles lasts. */
    private static final int MOST_MINUTES = 6 * 60;
    /** Enough time for every redelivery and for one sweep. */
    private static final Duration AFTERMATH = Duration.ofMinutes(6);

    private final World world;
    private final PortCalls calls;
    private final ProgramWorld outside;
    private final Processes processes;
    private final List<Resize> resizes = new ArrayList<>();
    private List<Incident> closed = List.of();
    private List<Incident> unsaved = List.of();
    private boolean ended;

    private Playthrough(World world, ProgramWorld.Kind kind, PortCalls calls) {
        this.world = world;
        this.calls = calls;
        this.outside = kind.of(world, calls);
        this.processes = new Processes(outside, calls);
    }

    /** Plays the trouble to its end without a kill. */
    static Playthrough undisturbed(Trouble trouble, ProgramWorld.Kind kind) {
        return play(trouble, kind, new PortCalls(Optional.empty()), Restart.FRESH_TRIGGERS);
    }

    /** Plays the trouble to its end with one kill of the program. */
    static Playthrough killed(Trouble trouble, ProgramWorld.Kind kind, KillPoint point, Restart restart) {
        return play(trouble, kind, new PortCalls(Optional.of(point)), restart);
    }

    private static Playthrough play(Trouble trouble, ProgramWorld.Kind kind, PortCalls calls, Restart restart) {
        Lab lab = trouble.quiet();
        World world = lab.world();
        Playthrough played = new Playthrough(world, kind, calls);
        for (String slot : List.of(LabNames.ALARM_FUNCTION, LabNames.SERVICE_EVENT_FUNCTION, LabNames.TICK_FUNCTION)) {
            world.functions().attach(slot, event -> played.invoke(slot, event, restart));
        }
        world.autoScaling().observe(played.resizes::add);
        trouble.begin(lab);
        for (int minutes = 0; minutes < MOST_MINUTES && !played.isOver(); minutes++) {
            world.advance(MINUTE);
        }
        world.advance(AFTERMATH);
        played.end();
        return played;
    }

    private byte[] invoke(String function, byte[] event, Restart restart) throws IOException {
        Optional<byte[]> answer = processes.handle(function, event);
        if (answer.isPresent()) {
            return answer.get();
        }
        switch (restart) {
            case SAME_TRIGGER_AT_ONCE -> {
                return processes.handle(function, event).orElseThrow();
            }
            case SAME_TRIGGER_AGAIN -> throw new IllegalStateException("the process is gone");
            case FRESH_TRIGGERS -> {}
            case FURTHER_ALARM -> FurtherAlarm.goesOffIn(world);
        }
        return "{}".getBytes(StandardCharsets.UTF_8);
    }

    /** Whether every service runs its desired count and no incident is open. */
    private boolean isOver() {
        return world.read(() -> world.ecs().clusters().stream()
                        .map(EcsCluster::services)
                        .allMatch(services -> services.stream().allMatch(s -> s.running() == s.desired())))
                && outside.open().isEmpty();
    }

    private void end() {
        ended = isOver();
        closed = outside.closed();
        unsaved = closed.stream()
                .filter(incident -> !outside.lastClosed(incident.service()).equals(Optional.of(incident)))
                .toList();
        outside.close();
    }

    /** Whether every service ran its desired count in the end and no incident was open. */
    boolean hasEnded() {
        return ended;
    }

    /** The ended incidents. */
    List<Incident> closed() {
        return closed;
    }

    /** The ended incidents that their services' next gaps would not continue. */
    List<Incident> unsaved() {
        return unsaved;
    }

    /** Every change of the group's sizes, oldest first. */
    List<Resize> resizes() {
        return List.copyOf(resizes);
    }

    /** Every mail to the operators, oldest first, copies included. */
    List<ReceivedNotification> notified() {
        return world.topics().mailbox().stream()
                .filter(mail -> mail.address().equals(LabNames.OPERATOR_ADDRESS))
                .flatMap(mail -> ReceivedNotification.by(mail))
                .toList();
    }

    /** The program's steps on the bus, each once, oldest first. */
    List<String> steps() {
        SortedMap<String, String> byId = new TreeMap<>();
        return world.bus().events().stream()
                .map(Documents::read)
                .filter(event -> event.path("source").asText().equals(StepEvent.SOURCE))
                .map(event -> event.path("detail"))
                .filter(detail -> byId.put(detail.path("id").asText(), "") == null)
                .map(detail -> detail.path("step").asText())
                .toList();
    }

    /** Every call that took effect. */
    List<PortCall> calls() {
        return calls.done();
    }

    Processes processes() {
        return processes;
    }
}
