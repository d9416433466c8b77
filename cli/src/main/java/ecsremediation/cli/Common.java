package ecsremediation.cli;

import ecsremediation.cli.console.TextOutput;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options and help headings that every command has, and the outputs and errors of the command that has them. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the command reached its goal",
            "1:the command ran but did not reach its goal",
            "2:the command line is wrong",
            "3:something that the command needs is missing or refused, such as a port, a folder or AWS credentials"
        },
        descriptionHeading = "%n",
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n")
public final class Common {
    @Option(names = "--debug", description = "Print the stack trace of an error too.")
    boolean debug;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    CommandSpec command;

    /** Where the command prints its text, within the width of the terminal. */
    TextOutput text() {
        EcsRemediation all = (EcsRemediation) command.root().userObject();
        return new TextOutput(out(), all.width().columns(command));
    }

    /** Where the command prints JSON, and what is not text. */
    PrintWriter out() {
        return command.commandLine().getOut();
    }

    PrintWriter err() {
        return command.commandLine().getErr();
    }

    /** Prints a result as JSON or as lines of text. The other form is not made. */
    void print(boolean isJson, Supplier<?> json, Supplier<List<String>> text) {
        if (isJson) {
            out().println(json.get());
            out().flush();
        } else {
            text().lines(text.get());
        }
    }

    /** The error that the command line is wrong. */
    ParameterException wrong(String problem) {
        return new ParameterException(command.commandLine(), problem);
    }

    /** The error that the option has a wrong value. */
    ParameterException invalid(String option, String problem) {
        return wrong("Invalid value for option '" + option + "': " + problem);
    }
}
