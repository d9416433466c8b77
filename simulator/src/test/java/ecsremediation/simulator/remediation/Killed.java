package ecsremediation.simulator.remediation;

/** Ends the process. An error and not an exception, so that the program does not handle it as a failure. */
final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed(String where) {
        super("killed " + where, null, false, false);
    }
}
