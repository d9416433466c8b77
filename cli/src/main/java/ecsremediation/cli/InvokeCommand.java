package ecsremediation.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.cli.session.AttachedFunctions;
import ecsremediation.cli.session.FunctionOutput;
import ecsremediation.incident.Mode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code invoke}: runs one function on one event, against a simulated account that {@code serve} keeps
 * running.
 */
@Command(
        name = "invoke",
        description = "Runs one function on one event against a running simulation; prints the response and the log"
                + " of the function.",
        footer = {
            "  ecs-remediation serve --functions none              in a first terminal; in a second:",
            "  ecs-remediation invoke AlarmFunction events/FILE.json",
            "  ecs-remediation invoke TickFunction events/FILE.json --mode observe"
        })
final class InvokeCommand implements Callable<Integer> {
    private static final int CONNECT_MILLIS = 2000;

    @Mixin
    Common common = new Common();

    @Parameters(
            index = "0",
            paramLabel = "FUNCTION",
            description = "AlarmFunction, ServiceEventFunction or TickFunction.")
    String function = "";

    @Parameters(index = "1", paramLabel = "EVENT.json", description = "The event, as Lambda passes it to the function.")
    Path event = Path.of("");

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:" + ServeCommand.PORT,
            description = "The endpoint of the simulation. Default: ${DEFAULT-VALUE}.")
    URI endpoint = URI.create("http://127.0.0.1:" + ServeCommand.PORT);

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "act",
            converter = ModeConverter.class,
            description = "act or observe. Default: ${DEFAULT-VALUE}.")
    Mode mode = Mode.ACT;

    @Override
    public Integer call() throws IOException {
        if (!AttachedFunctions.names().containsKey(function)) {
            throw UserError.usage(
                    "there is no function " + function,
                    "there are " + String.join(", ", AttachedFunctions.names().keySet()));
        }
        byte[] bytes = read();
        requireEndpoint();
        PrintWriter to = common.out();
        FunctionOutput output = FunctionOutput.divert();
        try {
            byte[] response = AttachedFunctions.against(endpoint, mode, InstantSource.system())
                    .invoke(function, bytes);
            to.println(response.length == 0 ? "(no response)" : new String(response, StandardCharsets.UTF_8));
            return ExitCode.OK;
        } finally {
            output.take().forEach(to::println);
            to.flush();
        }
    }

    private byte[] read() {
        try {
            byte[] bytes = Files.readAllBytes(event);
            new ObjectMapper().readTree(bytes);
            return bytes;
        } catch (JsonProcessingException broken) {
            String place = Optional.ofNullable(broken.getLocation())
                    .map(at -> "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ")
                    .orElse("");
            throw UserError.usage(
                    event + " is not JSON (" + place + broken.getOriginalMessage() + ")",
                    "the folder events/ has a valid one for every event type");
        } catch (NoSuchFileException missing) {
            throw UserError.usage("there is no file " + event, "the folder events/ has one for every event type");
        } catch (IOException unreadable) {
            throw UserError.environment(
                    "cannot read " + event + " (" + unreadable.getMessage() + ")", "check its permissions");
        }
    }

    private void requireEndpoint() {
        if (endpoint.getHost() == null || endpoint.getPort() < 0) {
            throw UserError.usage(
                    "'" + endpoint + "' is not an endpoint", "write it as http://127.0.0.1:" + ServeCommand.PORT);
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()), CONNECT_MILLIS);
        } catch (IOException unreachable) {
            throw UserError.environment(
                    "nothing answers at " + endpoint,
                    "start a simulation with ecs-remediation serve, or name another endpoint with --endpoint");
        }
    }
}
