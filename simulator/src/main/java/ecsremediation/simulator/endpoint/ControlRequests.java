package ecsremediation.simulator.endpoint;

/**
 * Requests about the simulation itself, such as its faults. They are no part of AWS's API: the endpoint answers them
 * under {@link #PATH}, without a signature.
 */
@FunctionalInterface
public interface ControlRequests {
    /** The path of all control requests. */
    String PATH = "/control/";

    /**
     * The answer to one request. May be called from any thread.
     *
     * @param method the HTTP method, such as {@code GET}
     * @param resource the path after {@link #PATH}, such as {@code faults}
     */
    Reply answer(String method, String resource);

    /**
     * An answer in plain text.
     *
     * @param status the HTTP status
     * @param text one or more lines, each with its line end
     */
    record Reply(int status, String text) {}
}
