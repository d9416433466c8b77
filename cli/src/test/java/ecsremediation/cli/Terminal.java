package ecsremediation.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** Runs a command in this process and captures its output. */
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

    /** The standard output so far; another thread may call this during the run. */
    public String out() {
        return out.toString();
    }

    /** The lines of the error stream. */
    public List<String> errors() {
        return err.toString().lines().toList();
    }
}
