package ecsremediation.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option {@code --by}: the operator's name, which notifications and the incident's history show. */
final class OperatorOption {
    /** Of a name or a reason, in characters. */
    static final int LONGEST = 200;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Your name; the notifications show it. Default: your user name.")
    String name = "";

    /**
     * Checks an operator's name or reason.
     *
     * @throws ParameterException if it is not one line of text
     */
    static void check(String option, String text, Common common) {
        if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw common.invalid(option, "it must be one line of 1 to " + LONGEST + " characters");
        }
    }
}
