package ecsremediation.aws;

import org.jspecify.annotations.Nullable;

/** Fields of a response. The SDK returns null for a field that is absent. */
final class ResponseFields {
    private ResponseFields() {}

    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new IncompleteAnswerException(field);
        }
        return value;
    }

    static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    static String text(@Nullable String value) {
        return or(value, "");
    }
}
