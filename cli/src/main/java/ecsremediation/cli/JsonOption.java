package ecsremediation.cli;

import picocli.CommandLine.Option;

/** The option {@code --json} of a command that prints one JSON object. */
final class JsonOption {
    @Option(names = "--json", description = "Print one JSON object instead of text.")
    boolean isSet;
}
