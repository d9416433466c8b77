package ecsremediation.cli.session;

import ecsremediation.cli.UserError;
import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.AwsEndpoint;
import ecsremediation.simulator.endpoint.wire.Api;
import ecsremediation.simulator.scenario.Lab;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabScenario;
import ecsremediation.simulator.scenario.LabSettings;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The lab set up: the world at rest, its endpoint listening, the functions in their slots. */
public final class LabSession implements AutoCloseable {
    private final Script script;
    private final Lab lab;
    private final AwsEndpoint endpoint;
    private final FunctionOutput output;
    private final List<String> functionLog = new ArrayList<>();

    private LabSession(Script script, Lab lab, AwsEndpoint endpoint, FunctionOutput output) {
        this.script = script;
        this.lab = lab;
        this.endpoint = endpoint;
        this.output = output;
    }

    /**
     * Builds the lab as the script says and listens at the address.
     *
     * @param bind port 0 for any free one
     * @throws UserError where the address cannot be had
     */
    public static LabSession open(Script script, InetSocketAddress bind) {
        return open(script, LabSettings.ofSeed(script.seed()), bind);
    }

    /** The same with a virtual clock that begins at that time. */
    public static LabSession open(Script script, Instant start, InetSocketAddress bind) {
        return open(script, new LabSettings(script.seed(), start, script.ceiling()), bind);
    }

    private static LabSession open(Script script, LabSettings settings, InetSocketAddress bind) {
        Lab lab = LabScenario.build(settings.withCeiling(script.ceiling()));
        FunctionOutput output = FunctionOutput.divert();
        output.take();
        return new LabSession(script, lab, listen(lab.world(), bind), output);
    }

    private static AwsEndpoint listen(World world, InetSocketAddress bind) {
        try {
            return AwsEndpoint.start(world, bind);
        } catch (BindException taken) {
            throw UserError.environment(
                    "cannot listen at " + bind.getHostString() + ":" + bind.getPort() + " (" + taken.getMessage() + ")",
                    "choose another with --port, or --port 0 for any free one");
        } catch (IOException refused) {
            throw UserError.environment(
                    "cannot listen at " + bind.getHostString() + ":" + bind.getPort() + " (" + refused.getMessage()
                            + ")",
                    "choose another address with --bind and --port");
        }
    }

    /** Attaches the functions. */
    public void attachFunctions() {
        AttachedFunctions.against(endpoint.uri(), script.mode(), world().clock())
                .attach(world().functions());
    }

    /** Lets happen what the script says goes wrong. */
    void start() {
        script.fault().ifPresent(fault -> fault.start(world(), endpoint));
    }

    public Script script() {
        return script;
    }

    /** The world with its script. */
    Lab lab() {
        return lab;
    }

    public World world() {
        return lab.world();
    }

    /** Where the world answers as AWS. */
    public URI uri() {
        return endpoint.uri();
    }

    /** Calls to Auto Scaling that asked for a change. */
    public int writes() {
        return endpoint.log().writes(Api.AUTO_SCALING).size();
    }

    /** The functions' decision records so far, oldest first. */
    public List<String> decisionRecords() {
        return DecisionRecords.read(
                AttachedFunctions.clients(endpoint.uri()), AttachedFunctions.TABLE, LabNames.CLUSTER);
    }

    /** What the functions logged so far, line by line. */
    public List<String> functionLog() {
        functionLog.addAll(output.take());
        return List.copyOf(functionLog);
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
