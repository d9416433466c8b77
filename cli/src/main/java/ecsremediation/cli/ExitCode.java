package ecsremediation.cli;

/** The exit codes of every command; {@code --help} lists them. */
public final class ExitCode {
    /** The command reached its goal. After {@code lab} and {@code simulate burst}, the incident is
     * resolved. */
    public static final int OK = 0;

    /**
     * The command ran but did not reach its goal: tasks are missing, a read was incomplete, or a function
     * failed.
     */
    public static final int FAILED = 1;

    /** The command line is wrong. */
    public static final int USAGE = 2;

    /**
     * Something that the command needs is missing or refused, such as a port, a folder or AWS credentials.
     */
    public static final int ENVIRONMENT = 3;

    private ExitCode() {}
}
