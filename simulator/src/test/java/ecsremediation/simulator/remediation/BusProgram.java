package ecsremediation.simulator.remediation;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.event.Delivery;
import ecsremediation.event.TriggerParser;
import ecsremediation.incident.Mode;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import ecsremediation.report.StepPublisher;
import ecsremediation.simulator.World;
import ecsremediation.simulator.engine.Documents;
import ecsremediation.simulator.play.Reconciled;
import ecsremediation.simulator.ports.InMemoryDecisionLog;
import ecsremediation.simulator.ports.InMemoryGroupLocks;
import ecsremediation.simulator.ports.InMemoryIncidentStore;
import ecsremediation.simulator.ports.SimulatedCapacityWriter;
import ecsremediation.simulator.ports.SimulatedClusterReader;
import ecsremediation.simulator.ports.SimulatedNotifier;
import ecsremediation.simulator.ports.SimulatedStepPublisher;
import ecsremediation.simulator.scenario.LabNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The program of a stack with an event bus, in the lab's function slots. */
final class BusProgram {
    private static final Stack STACK = new Stack("ecs-remediation", "aws", "eu-central-1", Optional.of("111122223333"));

    private final World world;
    private final InMemoryIncidentStore store;
    private final RecordingJournal journal = new RecordingJournal();

    private BusProgram(World world, InMemoryIncidentStore store) {
        this.world = world;
        this.store = store;
    }

    static BusProgram in(World world, InMemoryIncidentStore store, UnaryOperator<Ports> parts) {
        BusProgram program = new BusProgram(world, store);
        Ports ports = parts.apply(new Ports(
                new SimulatedClusterReader(world),
                new SimulatedCapacityWriter(world),
                store,
                new InMemoryGroupLocks(),
                new InMemoryDecisionLog(),
                new SimulatedNotifier(world, LabNames.OPERATOR_TOPIC),
                new SimulatedStepPublisher(world),
                program.journal));
        Policy policy = new Policy(Mode.ACT, Limits.DEFAULT, LabNames.FENCE, STACK);
        Remediation remediation = new Remediation(ports, policy, world.clock());
        for (String slot : List.of(LabNames.ALARM_FUNCTION, LabNames.SERVICE_EVENT_FUNCTION, LabNames.TICK_FUNCTION)) {
            world.functions().attach(slot, event -> {
                TriggerParser.parse(event).stream()
                        .map(Delivery::trigger)
                        .forEach(trigger -> Reconciled.by(remediation, trigger));
                return "{}".getBytes(StandardCharsets.UTF_8);
            });
        }
        return program;
    }

    /** The same ports with another bus. */
    static Ports with(Ports real, StepPublisher bus) {
        return new Ports(
                real.reader(),
                real.writer(),
                real.store(),
                real.locks(),
                real.decisions(),
                real.notifier(),
                bus,
                real.journal());
    }

    InMemoryIncidentStore store() {
        return store;
    }

    RecordingJournal journal() {
        return journal;
    }

    /** The program's events on the bus, oldest first. */
    List<JsonNode> events() {
        return world.bus().events().stream()
                .map(Documents::read)
                .filter(event -> event.path("source").asText().equals("ecs.remediation"))
                .toList();
    }

    /** The steps that the bus has, oldest first. */
    List<String> steps() {
        return events().stream().map(event -> event.at("/detail/step").asText()).toList();
    }
}
