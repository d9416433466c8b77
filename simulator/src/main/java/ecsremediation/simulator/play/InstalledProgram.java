package ecsremediation.simulator.play;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import ecsremediation.Ports;
import ecsremediation.handler.Functions;
import ecsremediation.handler.Settings;
import ecsremediation.incident.Mode;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import ecsremediation.simulator.World;
import ecsremediation.simulator.engine.SimulatedAccount;
import ecsremediation.simulator.lambda.LocalContext;
import ecsremediation.simulator.ports.InMemoryDecisionLog;
import ecsremediation.simulator.ports.InMemoryGroupLocks;
import ecsremediation.simulator.ports.InMemoryIncidentStore;
import ecsremediation.simulator.ports.SimulatedCapacityWriter;
import ecsremediation.simulator.ports.SimulatedClusterReader;
import ecsremediation.simulator.ports.SimulatedNotifier;
import ecsremediation.simulator.scenario.LabNames;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * The functions in the function slots of a world, with in-process adapters. The stack permits act;
 * what the program may do is ordered in its table. A world needs the wiring of the stack for its events to arrive there.
 */
public final class InstalledProgram {
    private static final Stack STACK = new Stack("ecs-remediation", "aws", "eu-central-1", Optional.of("111122223333"));

    private final World world;
    private final Limits limits;
    private final InMemoryIncidentStore store;
    private final InMemoryDecisionLog decisions = new InMemoryDecisionLog();
    private final SimulatedCapacityWriter writer;
    private final ProgramJournal journal = new ProgramJournal();
    private final Ports ports;
    private final AtomicLong invocations = new AtomicLong();
    private volatile SortedMap<String, RequestStreamHandler> functions;

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
        functions = functions(Mode.ACT);
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
        for (String function : installed.functions.keySet()) {
            world.functions().attach(function, event -> installed.invoke(function, event));
        }
        return installed;
    }

    /**
     * Runs one function on one event.
     *
     * @return its answer, which may be empty
     */
    public byte[] invoke(String function, byte[] event) throws IOException {
        RequestStreamHandler handler = functions.get(function);
        if (handler == null) {
            throw new IllegalArgumentException("no function " + function + "; there are " + functions.keySet());
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event), answer, new LocalContext(function, invocations.incrementAndGet()));
        return answer.toByteArray();
    }

    /** Starts new processes with the same table, as an update of the stack with that parameter does. */
    public void deploy(Mode authority) {
        functions = functions(authority);
    }

    private SortedMap<String, RequestStreamHandler> functions(Mode authority) {
        SimulatedAccount account = SimulatedAccount.LAB;
        Settings settings = new Settings(
                authority,
                Collections.emptySortedSet(),
                Collections.emptySortedMap(),
                Collections.emptySortedSet(),
                STACK.name(),
                account.topic(LabNames.OPERATOR_TOPIC),
                Optional.empty(),
                Optional.empty(),
                Collections.emptySortedSet(),
                limits,
                STACK,
                account.id(),
                Optional.empty(),
                Optional.empty());
        return Functions.of(settings, ports, world.clock());
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
