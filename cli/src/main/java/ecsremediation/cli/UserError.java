package ecsremediation.cli;

/**
 * Something a person can mend: shown as one line, what is wrong and what to do about it, without a stack trace.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private UserError(int exitCode, String problem, String hint) {
        super(problem + "; " + hint);
        this.exitCode = exitCode;
    }

    /** What the person asked for cannot be done as asked. */
    public static UserError usage(String problem, String hint) {
        return new UserError(ExitCode.USAGE, problem, hint);
    }

    /** Something around the command is missing or in the way: a port, a folder, a world that does not answer. */
    public static UserError environment(String problem, String hint) {
        return new UserError(ExitCode.ENVIRONMENT, problem, hint);
    }

    /** The exit code the command ends with. */
    public int exitCode() {
        return exitCode;
    }
}
