package ecsremediation.cli;

/** The exit codes of every command; {@code --help} lists them. */
public final class ExitCode {
    /** Done, and cured where there was something to cure. */
    public static final int OK = 0;

    /** The command ran, and what it was for did not come about: not cured, or a function failed. */
    public static final int FAILED = 1;

    /** The command line is wrong. */
    public static final int USAGE = 2;

    /** Something around the command is missing or in the way. */
    public static final int ENVIRONMENT = 3;

    private ExitCode() {}
}
