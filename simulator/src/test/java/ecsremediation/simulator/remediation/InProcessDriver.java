package ecsremediation.simulator.remediation;

import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.event.Delivery;
import ecsremediation.event.ServiceName;
import ecsremediation.event.TriggerParser;
import ecsremediation.incident.Incident;
import ecsremediation.incident.Mode;
import ecsremediation.model.GroupLocks.Lease;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import ecsremediation.report.StepPublisher;
import ecsremediation.simulator.World;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The program on in-process ports. Every port call has a number. */
final class InProcessDriver implements ProgramWorld {
    private final World world;
    private final InMemoryIncidentStore store = InMemoryIncidentStore.ordered(Mode.ACT);
    private final InMemoryGroupLocks locks = new InMemoryGroupLocks();
    private final Ports ports;

    InProcessDriver(World world, PortCalls calls) {
        this(world, calls, StepPublisher.NO_BUS);
    }

    private InProcessDriver(World world, PortCalls calls, StepPublisher bus) {
        this.world = world;
        Ports real = new Ports(
                new SimulatedClusterReader(world),
                new SimulatedCapacityWriter(world),
                store,
                locks,
                new InMemoryDecisionLog(),
                new SimulatedNotifier(world, LabNames.OPERATOR_TOPIC),
                bus,
                new RecordingJournal());
        this.ports = RecordingPorts.around(real, calls);
    }

    /** The program of a stack with an event bus. */
    static InProcessDriver withBus(World world, PortCalls calls) {
        return new InProcessDriver(world, calls, new SimulatedStepPublisher(world));
    }

    @Override
    public FunctionHost start() {
        Stack stack = new Stack("ecs-remediation", "aws", "eu-central-1");
        Policy policy = new Policy(Mode.ACT, Limits.DEFAULT, LabNames.FENCE, stack);
        Remediation remediation = new Remediation(ports, policy, world.clock());
        return (_, event) -> {
            TriggerParser.parse(event).stream()
                    .map(Delivery::trigger)
                    .forEach(trigger -> Reconciled.by(remediation, trigger));
            return "{}".getBytes(StandardCharsets.UTF_8);
        };
    }

    @Override
    public List<Incident> open() {
        return store.due(Instant.MAX);
    }

    @Override
    public List<Incident> closed() {
        return store.closed();
    }

    @Override
    public Optional<Incident> lastClosed(ServiceName service) {
        return store.closed(service);
    }

    @Override
    public Optional<Lease> lock() {
        return locks.holder(LabNames.GROUP, world.now());
    }

    @Override
    public void close() {}
}
