package ecsremediation.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options every command has. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, and cured where there was something to cure",
            "1:it ran, and what it was for did not come about",
            "2:the command line is wrong",
            "3:something around the command is missing or in the way"
        },
        descriptionHeading = "%n",
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n")
public final class Common {
    @Option(names = "--debug", description = "On an error, print the stack trace as well.")
    boolean debug;
}
