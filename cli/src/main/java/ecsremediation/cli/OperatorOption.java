package ecsremediation.cli;

import picocli.CommandLine.Option;

/** Who gives an order; the messages and the incident's story carry the name. */
final class OperatorOption {
    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who orders it. Default: your user name.")
    String name = "";
}
