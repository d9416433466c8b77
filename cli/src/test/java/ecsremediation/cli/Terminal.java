package ecsremediation.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** Runs a command in this process and keeps what it prints. */
public final class Terminal {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Runs the command to its end. @return its exit code */
    public int run(String... arguments) {
        CommandLine command = EcsRemediation.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    /** What it printed so far; may be asked while it runs. */
    public String out() {
        return out.toString();
    }

    /** What it printed to the error stream, line by line. */
    public List<String> errors() {
        return err.toString().lines().toList();
    }
}
