package ecsremediation.aws;

/** AWS answered without a field that we cannot do without. */
final class IncompleteAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IncompleteAnswerException(String field) {
        super(field + " is missing from the answer");
    }
}
