package ecsremediation.aws;

/** AWS's response lacks a field that the program needs. */
final class IncompleteAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IncompleteAnswerException(String field) {
        super(field + " is missing from the answer");
    }
}
