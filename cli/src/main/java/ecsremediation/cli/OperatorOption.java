package ecsremediation.cli;

import picocli.CommandLine.Option;

/** The option {@code --by}: the operator's name, which notifications and the incident's history show. */
final class OperatorOption {
    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Your name; the notifications show it. Default: your user name.")
    String name = "";
}
