package ecsremediation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private final Terminal terminal = new Terminal();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lab",
                "serve",
                "simulate",
                "invoke",
                "plan",
                "record",
                "check",
                "replay",
                "status",
                "incidents",
                "incident",
                "mode",
                "pause",
                "resume",
                "redrive"
            })
    void helpListsTheExitCodesAndExamples(String command) {
        int code = command.isEmpty() ? terminal.run("--help") : terminal.run(command, "--help");
        assertThat(code).isZero();
        assertThat(terminal.out())
                .contains("Exit codes:", "Examples:", "--debug", "  ecs-remediation " + command)
                .contains("0   the command reached its goal");
    }

    @Test
    void versionNamesTheJavaVersion() {
        assertThat(terminal.run("--version")).isZero();
        assertThat(terminal.out()).startsWith("ecs-remediation 1.0.0").contains("Java 25");
    }

    @Test
    void anUnknownOptionIsAnsweredWithASimilarOne() {
        assertThat(terminal.run("lab", "--sed", "3")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.errors())
                .singleElement()
                .asString()
                .startsWith("ecs-remediation lab: Unknown option")
                .contains("'--sed'", "did you mean --seed");
    }

    @Test
    void anUnknownCommandIsAnsweredWithASimilarOne() {
        assertThat(terminal.run("lap")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.errors()).singleElement().asString().contains("'lap'", "did you mean", "lab");
    }

    @Test
    void aMissingCommandIsAnsweredWithTheHelpOption() {
        assertThat(terminal.run()).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.errors()).singleElement().asString().contains("see ecs-remediation --help");
    }

    @ParameterizedTest
    @CsvSource({
        "lab, --seed, seven, not a long",
        "lab, --mode, off, neither 'act' nor 'observe'",
        "lab, --ceiling, many, neither 'none' nor a number",
        "lab, --ceiling, 0, neither 'none' nor a number",
        "lab, --ceiling, 1001, neither 'none' nor a number",
        "lab, --fault, fire, is none of [no-capacity",
        "serve, --port, 70000, not a number from 0 to 65535",
        "serve, --speed, 0, not a number from 0.1 to 600",
        "serve, --speed, NaN, not a number from 0.1 to 600",
        "serve, --functions, some, expected one of"
    })
    void anInvalidValueIsAnsweredInOneLineWithTheValidOnes(String command, String option, String value, String wanted) {
        assertThat(terminal.run(command, option, value)).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.errors()).singleElement().asString().contains(option, wanted, "--help");
    }

    @Test
    void anUnwritableFolderIsReportedBeforeTheRun() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(terminal.run("lab", "--out", file.resolve("report").toString()))
                .isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(terminal.errors())
                .singleElement()
                .asString()
                .contains("cannot write to " + file.resolve("report"), "--out");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void aPortInUseIsNamedWithTheOptionForAnother() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(holder.getLocalPort());
            assertThat(terminal.run("serve", "--port", port)).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(terminal.errors())
                    .singleElement()
                    .asString()
                    .contains("cannot listen at 127.0.0.1:" + port, "--port 0");
        }
    }

    @Test
    void debugAddsTheStackTraceOfAnError() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(terminal.run("lab", "--debug", "--out", file.resolve("x").toString()))
                .isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(terminal.errors()).anyMatch(line -> line.contains("at ecsremediation.cli.OutFolder"));
    }
}
