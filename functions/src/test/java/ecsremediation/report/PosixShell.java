package ecsremediation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Commands as {@code sh} reads them when they are pasted one after the other. The programs are shell functions that print
 * their arguments, no other program is on the path, and the working directory is empty: anything else that a command
 * starts or writes is seen.
 */
final class PosixShell {
    /** Ends an argument. No argument of a process contains it. */
    private static final String NUL = "\0";

    private static final String STUBS = """
            shown() { printf '%s\\0' "$@"; printf '\\0'; }
            aws() { shown aws "$@"; }
            ecs_remediation() { shown ecs-remediation "$@"; }
            alias ecs-remediation=ecs_remediation
            """;

    private final Path folder;

    PosixShell(Path folder) {
        this.folder = folder;
    }

    /** The words of each command, in order. */
    List<List<String>> words(List<String> commands) {
        String script = STUBS + String.join("\n", commands) + "\n";
        List<List<String>> started = new ArrayList<>();
        for (String command : run(script).split(NUL + NUL, -1)) {
            if (!command.isEmpty()) {
                started.add(Arrays.asList(command.split(NUL, -1)));
            }
        }
        return started;
    }

    private String run(String script) {
        try {
            Path work = Files.createDirectories(folder.resolve("work"));
            Path input = Files.writeString(folder.resolve("script"), script);
            Path output = folder.resolve("output");
            Path errors = folder.resolve("errors");
            ProcessBuilder shell = new ProcessBuilder("/bin/sh")
                    .directory(work.toFile())
                    .redirectInput(input.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            shell.environment().clear();
            shell.environment().put("PATH", work.toString());
            shell.environment().put("LC_ALL", "C");
            int status = shell.start().waitFor();
            assertThat(Files.readString(errors, StandardCharsets.UTF_8)).isEmpty();
            assertThat(status).isZero();
            try (Stream<Path> made = Files.list(work)) {
                assertThat(made).isEmpty();
            }
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
