package ecsremediation.cli;

/**
 * An error that the user can fix. The command prints one line with the problem and the next step, without a
 * stack trace.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private UserError(int exitCode, String problem, String hint) {
        super(problem + "; " + hint);
        this.exitCode = exitCode;
    }

    /** The command line asks for something that does not exist or is not possible. Exit code 2. */
    public static UserError usage(String problem, String hint) {
        return new UserError(ExitCode.USAGE, problem, hint);
    }

    /** A port, a folder, AWS or its credentials are missing or refused. Exit code 3. */
    public static UserError environment(String problem, String hint) {
        return new UserError(ExitCode.ENVIRONMENT, problem, hint);
    }

    /** {@link ExitCode#USAGE} or {@link ExitCode#ENVIRONMENT}. */
    public int exitCode() {
        return exitCode;
    }
}
