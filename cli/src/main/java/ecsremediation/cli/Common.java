package ecsremediation.cli;

import ecsremediation.cli.console.TextOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options and help headings that every command has. */
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
        return new TextOutput(command.commandLine().getOut(), all.width().columns(command));
    }
}
