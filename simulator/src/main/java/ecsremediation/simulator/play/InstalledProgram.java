package ecsremediation.simulator.play;

import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.event.Delivery;
import ecsremediation.event.TriggerParser;
import ecsremediation.incident.Mode;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import ecsremediation.simulator.World;
import ecsremediation.simulator.ports.InMemoryDecisionLog;
import ecsremediation.simulator.ports.InMemoryGroupLocks;
import ecsremediation.simulator.ports.InMemoryIncidentStore;
import ecsremediation.simulator.ports.SimulatedCapacityWriter;
import ecsremediation.simulator.ports.SimulatedClusterReader;
import ecsremediation.simulator.ports.SimulatedNotifier;
import ecsremediation.simulator.scenario.LabNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The program in the function slots of a world, on in-process ports. Every slot runs the same process. The stack
 * permits act; what the program may do is ordered in its table. A world needs the wiring of the stack for its events to arrive there.
 */
public final class InstalledProgram {
    private static final Stack STACK = new Stack("ecs-remediation", "aws", "eu-central-1");

    private final World world;
    private final Limits limits;
    private final InMemoryIncidentStore store;
    private final InMemoryDecisionLog decisions = new InMemoryDecisionLog();
    private final SimulatedCapacityWriter writer;
    private final ProgramJournal journal = new ProgramJournal();
    private final Ports ports;
    private volatile Remediation remediation;

    private InstalledProgram(World world, ProgramSettings settings, UnaryOperator<Ports> parts) {
        this.world = world;
        limits = settings.limits();
        store = InMemoryIncidentStore.ordered(settings.mode());
        writer = new SimulatedCapacityWriter(world);
        ports = parts.apply(new Ports(
                new SimulatedClusterReader(world),
                writer,
                store,
                new InMemoryGroupLocks(),
                decisions,
                new SimulatedNotifier(world, LabNames.OPERATOR_TOPIC),
                journal));
        remediation = process(Mode.ACT);
    }

    /** Installs it as it is. */
    public static InstalledProgram in(World world, ProgramSettings settings) {
        return in(world, settings, UnaryOperator.identity());
    }

    /**
     * Installs it.
     *
     * @param parts gets the ports on the world and gives those that the program uses, such as the same ones behind
     *     proxies
     */
    public static InstalledProgram in(World world, ProgramSettings settings, UnaryOperator<Ports> parts) {
        InstalledProgram installed = new InstalledProgram(world, settings, parts);
        for (String slot : List.of(LabNames.ALARM_FUNCTION, LabNames.SERVICE_EVENT_FUNCTION, LabNames.TICK_FUNCTION)) {
            world.functions().attach(slot, installed::invoke);
        }
        return installed;
    }

    /** Runs the program on one event, as each of its functions does. @return its answer */
    public byte[] invoke(byte[] event) {
        Remediation process = remediation;
        TriggerParser.parse(event).stream().map(Delivery::trigger).forEach(trigger -> Reconciled.by(process, trigger));
        return "{}".getBytes(StandardCharsets.UTF_8);
    }

    /** Starts new processes with the same table, as an update of the stack with that parameter does. */
    public void deploy(Mode authority) {
        remediation = process(authority);
    }

    private Remediation process(Mode authority) {
        return new Remediation(ports, new Policy(authority, limits, List.of(), new TreeMap<>(), STACK), world.clock());
    }

    /** The present process. */
    public Remediation remediation() {
        return remediation;
    }

    /** The store's own data, below every replaced port. */
    public InMemoryIncidentStore store() {
        return store;
    }

    /** Its decision records. */
    public InMemoryDecisionLog decisions() {
        return decisions;
    }

    /** The writer on the world, below every replaced port. */
    public SimulatedCapacityWriter writer() {
        return writer;
    }

    /** What it noted. */
    public ProgramJournal journal() {
        return journal;
    }
}
