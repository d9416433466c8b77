package ecsremediation.simulator.engine;

/** An AWS API error: what the caller of a simulated operation gets instead of an answer. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;

    /**
     * The error as AWS's API would put it.
     *
     * @param code AWS's error code, such as {@code ValidationError}
     * @param message AWS's words
     */
    public ApiException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** AWS's error code, such as {@code ValidationError} or {@code ServiceNotFoundException}. */
    public String code() {
        return code;
    }

    /** AWS's words, without the code. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
