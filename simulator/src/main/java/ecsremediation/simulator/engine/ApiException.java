package ecsremediation.simulator.engine;

/** An AWS API error, thrown to the caller of a simulated operation. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;

    /**
     * @param code AWS's error code, such as {@code ValidationError}
     * @param message AWS's message
     */
    public ApiException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** AWS's error code, such as {@code ValidationError} or {@code ServiceNotFoundException}. */
    public String code() {
        return code;
    }

    /** AWS's message, without the code. */
    public String awsMessage() {
        return String.valueOf(getMessage());
    }
}
