package ecsremediation.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** Runs a command in this process and captures its output. */
public final class Terminal {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final TerminalWidth width;

    /** The output goes to a file. */
    public Terminal() {
        this(new TerminalWidth.Unlimited());
    }

    private Terminal(TerminalWidth width) {
        this.width = width;
    }

    /** A terminal with that number of columns. */
    static Terminal ofColumns(int columns) {
        return new Terminal(new TerminalWidth.Columns(columns));
    }

    /** Runs the command to its end. @return its exit code */
    public int run(String... arguments) {
        CommandLine command = EcsRemediation.commandLine(width);
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
