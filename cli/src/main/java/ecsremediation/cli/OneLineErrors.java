package ecsremediation.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Prints every error as one line: the command, the problem, the next step. {@code --debug} adds the stack
 * trace.
 */
final class OneLineErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {

    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        print(command, firstLine(error) + "; " + hint(error, command));
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult result) {
        if (isDebug(result)) {
            error.printStackTrace(command.getErr());
        }
        return switch (error) {
            case UserError user -> {
                print(command, firstLine(user));
                yield user.exitCode();
            }
            default -> {
                print(command, "failed: " + named(error) + "; run it again with --debug for the details");
                yield ExitCode.FAILED;
            }
        };
    }

    private static void print(CommandLine command, String line) {
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + line);
        command.getErr().flush();
    }

    private static String hint(ParameterException error, CommandLine command) {
        String help = "see " + command.getCommandSpec().qualifiedName() + " --help";
        if (error instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            return suggestions.isEmpty() ? help : "did you mean " + String.join(" or ", suggestions) + "?";
        }
        return help;
    }

    private static boolean isDebug(ParseResult result) {
        ParseResult each = result;
        while (each.hasSubcommand()) {
            each = each.subcommand();
        }
        return each.hasMatchedOption("--debug") || result.hasMatchedOption("--debug");
    }

    private static String named(Throwable error) {
        return error.getClass().getSimpleName() + (error.getMessage() == null ? "" : ", " + firstLine(error));
    }

    private static String firstLine(Throwable error) {
        String message = error.getMessage();
        return message == null
                ? error.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").strip();
    }
}
