package ecsremediation.simulator.remediation;

/** The process is gone. No exception, so that nothing in the program mistakes it for a failure that it could handle. */
final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed(String where) {
        super("killed " + where, null, false, false);
    }
}
