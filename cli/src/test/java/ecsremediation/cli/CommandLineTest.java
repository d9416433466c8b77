package ecsremediation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

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

    @ParameterizedTest
    @ValueSource(strings = {"70", "10", "100", "9999", "wide"})
    void theHelpHeedsTheColumnsOfTheTerminalAndBreaksNoExample(String columns) {
        CommandLine all =
                EcsRemediation.commandLine(TerminalWidth.ofColumns(columns).orElseGet(TerminalWidth.Unlimited::new));
        int width = all.getUsageHelpWidth();
        for (CommandLine command : all.getSubcommands().values()) {
            List<String> lines = command.getUsageMessage().lines().toList();
            assertThat(command.getUsageHelpWidth()).isEqualTo(width);
            for (String example : command.getCommandSpec().usageMessage().footer()) {
                String pasted = example.strip().replaceFirst(" {2,}.*", "");
                assertThat(lines).anyMatch(line -> line.strip().startsWith(pasted));
            }
            assertThat(lines.subList(0, lines.indexOf("Examples:")))
                    .allMatch(line -> line.length() <= Math.max(width, 80));
        }
        assertThat(width)
                .isEqualTo(
                        switch (columns) {
                            case "70" -> 70;
                            case "10" -> 55;
                            case "100" -> 100;
                            case "9999" -> 160;
                            default -> width;
                        });
    }

    @Test
    void planOfAClusterThatCannotBeReachedSaysWhatStatusSays() {
        System.setProperty("aws.accessKeyId", "lab");
        System.setProperty("aws.secretAccessKey", "lab");
        List<String> options = List.of("--region", "eu-central-1", "--endpoint-url", "http://127.0.0.1:1");
        for (List<String> command : List.of(List.of("plan", "--cluster", "EcsLabPublicCluster"), List.of("status"))) {
            Terminal each = new Terminal();
            List<String> arguments = new ArrayList<>(command);
            arguments.addAll(options);
            assertThat(each.run(arguments.toArray(String[]::new))).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(each.out()).isEmpty();
            assertThat(each.errors())
                    .singleElement()
                    .asString()
                    .contains("cannot read ", " in eu-central-1 (java.net.ConnectException")
                    .endsWith("nothing answers at http://127.0.0.1:1: check --endpoint-url");
        }
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
