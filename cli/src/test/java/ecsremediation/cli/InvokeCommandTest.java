package ecsremediation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.cli.session.LabSession;
import ecsremediation.cli.session.Script;
import ecsremediation.incident.Mode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvokeCommandTest {
    private static final String TICK = """
            {"version": "0", "id": "11112222-3333-4444-5555-666677778888", "detail-type": "Scheduled Event",
             "source": "aws.scheduler", "account": "111122223333", "time": "2026-01-05T09:00:00Z",
             "region": "eu-central-1", "resources": [], "detail": {}}
            """;

    private final Terminal terminal = new Terminal();

    @TempDir
    Path folder;

    @Test
    void runsAFunctionAgainstAServedAccount() throws IOException {
        Path event = Files.writeString(folder.resolve("tick.json"), TICK);
        Script script = new Script(1, Mode.ACT, OptionalInt.of(10));
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (LabSession session = LabSession.open(script, anyPort)) {
            int code = terminal.run(
                    "invoke",
                    "TickFunction",
                    event.toString(),
                    "--endpoint",
                    session.uri().toString());
            assertThat(terminal.errors()).isEmpty();
            assertThat(code).isZero();
        }
    }

    @Test
    void saysThatNothingAnswersAtTheEndpoint() throws IOException {
        Path event = Files.writeString(folder.resolve("tick.json"), TICK);
        int code = terminal.run("invoke", "TickFunction", event.toString(), "--endpoint", "http://127.0.0.1:1");
        assertThat(code).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(terminal.errors())
                .singleElement()
                .asString()
                .contains("nothing answers at http://127.0.0.1:1", "ecs-remediation serve");
    }

    @Test
    void saysThatTheFileIsMissing() {
        assertThat(terminal.run(
                        "invoke", "TickFunction", folder.resolve("nothing.json").toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(terminal.errors()).singleElement().asString().contains("there is no file", "events/");
    }

    @Test
    void namesTheLineWhereTheFileIsNotJson() throws IOException {
        Path event = Files.writeString(folder.resolve("broken.json"), "{\"a\": 1,\n \"b\": }\n");
        assertThat(terminal.run("invoke", "TickFunction", event.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.errors()).singleElement().asString().contains("is not JSON (line 2", "events/");
    }

    @Test
    void listsTheFunctionsForAnUnknownName() {
        assertThat(terminal.run("invoke", "AlarmFunktion", "x.json")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.errors())
                .singleElement()
                .asString()
                .contains("there is no function AlarmFunktion", "AlarmFunction, ServiceEventFunction, TickFunction");
    }

    @Test
    void refusesAnEndpointThatIsNotAUrl() throws IOException {
        Path event = Files.writeString(folder.resolve("tick.json"), TICK);
        assertThat(terminal.run("invoke", "TickFunction", event.toString(), "--endpoint", "localhost"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(terminal.errors()).singleElement().asString().contains("is not an endpoint", "http://127.0.0.1:");
    }
}
