package ecsremediation.cli.session;

import ecsremediation.cli.UserError;
import ecsremediation.incident.Mode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.AwsEndpoint;
import ecsremediation.simulator.endpoint.wire.Api;
import ecsremediation.simulator.ports.ServedMode;
import ecsremediation.simulator.scenario.Lab;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabScenario;
import ecsremediation.simulator.scenario.LabSettings;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The lab's simulated account with its listening AWS endpoint. All tasks run at the start. */
public final class LabSession implements AutoCloseable {
    private final Script script;
    private final Lab lab;
    private final AwsEndpoint endpoint;
    private final FunctionOutput output;
    private final SwitchedFaults faults;
    private final List<String> functionLog = new ArrayList<>();

    private LabSession(Script script, Lab lab, AwsEndpoint endpoint, FunctionOutput output) {
        this.script = script;
        this.lab = lab;
        this.endpoint = endpoint;
        this.output = output;
        faults = new SwitchedFaults(lab.world(), endpoint);
        endpoint.control(new SessionRequests(
                new FaultRequests(faults), new StepRequests(lab.world().bus())));
    }

    /**
     * Builds the lab and starts its endpoint. No function is attached yet.
     *
     * @param bind port 0 for any free port
     * @throws UserError if the address is in use or not permitted
     */
    public static LabSession open(Script script, InetSocketAddress bind) {
        return open(script, LabSettings.ofSeed(script.seed()), bind);
    }

    /** Builds the lab of these settings, with the script's ceiling. */
    public static LabSession open(Script script, LabSettings settings, InetSocketAddress bind) {
        Lab lab = LabScenario.build(settings.withCeiling(script.ceiling()));
        FunctionOutput output = FunctionOutput.divert();
        output.take();
        AwsEndpoint endpoint = listen(lab.world(), bind);
        ServedMode.order(script.mode(), endpoint.uri(), lab.world().now());
        return new LabSession(script, lab, endpoint, output);
    }

    private static AwsEndpoint listen(World world, InetSocketAddress bind) {
        try {
            return AwsEndpoint.start(world, bind);
        } catch (BindException taken) {
            throw UserError.environment(
                    "cannot listen at " + bind.getHostString() + ":" + bind.getPort() + " (" + taken.getMessage() + ")",
                    "choose another port with --port, or any free one with --port 0");
        } catch (IOException refused) {
            throw UserError.environment(
                    "cannot listen at " + bind.getHostString() + ":" + bind.getPort() + " (" + refused.getMessage()
                            + ")",
                    "choose another address with --bind and --port");
        }
    }

    /**
     * Connects the functions to the world, whose events then invoke them; replaces functions attached before. Their
     * stack permits act; the script's mode was ordered in the table.
     */
    public void attachFunctions() {
        attachFunctions(Mode.ACT);
    }

    /** The same for a stack that permits no more than {@code authority}. */
    public void attachFunctions(Mode authority) {
        AttachedFunctions.withBus(endpoint.uri(), authority, world().clock()).attach(world().functions());
    }

    /** Starts the script's additional fault, if it has one. */
    void startFault() {
        script.fault().ifPresent(faults::start);
    }

    /** The faults of the world, which control requests at the endpoint switch too. */
    public SwitchedFaults faults() {
        return faults;
    }

    public Script script() {
        return script;
    }

    Lab lab() {
        return lab;
    }

    public World world() {
        return lab.world();
    }

    /** The endpoint's URL. */
    public URI uri() {
        return endpoint.uri();
    }

    /** The number of write calls to Auto Scaling so far. */
    public int writes() {
        return endpoint.log().writes(Api.AUTO_SCALING).size();
    }

    /** The functions' decision records so far, oldest first. */
    public List<String> decisionRecords() {
        return DecisionRecords.read(
                AttachedFunctions.clients(endpoint.uri()), AttachedFunctions.TABLE, LabNames.CLUSTER);
    }

    /** The functions' log lines so far. */
    public List<String> functionLog() {
        functionLog.addAll(output.take());
        return List.copyOf(functionLog);
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
