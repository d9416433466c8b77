package ecsremediation.aws;

/** A row that this version cannot read; the message is one line. */
final class UnreadableRowException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableRowException(String message) {
        super(message);
    }

    UnreadableRowException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The message. */
    String detail() {
        return String.valueOf(getMessage());
    }
}
