package ecsremediation.cli;

import java.io.Console;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/** How wide the lines may be that commands print. Every line of help and text keeps to it; JSON does not. */
sealed interface TerminalWidth {
    /** A number of columns, from 1 to 99,999. */
    record Columns(int number) implements TerminalWidth {}

    /** The width that the terminal has when it is asked. */
    record OfTheTerminal() implements TerminalWidth {}

    /** The output is a file or another program: no line is wrapped. */
    record Unlimited() implements TerminalWidth {}

    /** The width for this process: {@code COLUMNS}, else that of the terminal, if it prints to one. */
    static TerminalWidth ofProcess() {
        TerminalWidth otherwise = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .<TerminalWidth>map(_ -> new OfTheTerminal())
                .orElseGet(Unlimited::new);
        return Optional.ofNullable(System.getenv("COLUMNS"))
                .flatMap(TerminalWidth::ofColumns)
                .orElse(otherwise);
    }

    /** The width that {@code COLUMNS} gives; empty if it is no number of columns. */
    static Optional<TerminalWidth> ofColumns(String columns) {
        return Optional.of(columns.strip())
                .filter(Pattern.compile("[1-9][0-9]{0,4}").asMatchPredicate())
                .map(Integer::valueOf)
                .map(Columns::new);
    }

    /** The columns of a line of text, if they are limited. */
    default Optional<Integer> columns(CommandSpec command) {
        return switch (this) {
            case Columns(int number) -> Optional.of(number);
            case OfTheTerminal _ -> Optional.of(command.root().usageMessage().width());
            case Unlimited _ -> Optional.empty();
        };
    }
}
