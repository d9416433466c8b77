package ecsremediation.aws;

import java.io.UncheckedIOException;

/** The form of groups' rows and of the pause: the one of version 1.0.0, which wrote no number of it. */
final class RowForm {
    /** The attribute in which a newer version says which form its row has. */
    private static final String SCHEMA = "schema";

    private static final int KNOWN = 1;

    private RowForm() {}

    static <T extends Record> T read(Item item, Class<T> type) throws UnreadableRowException {
        try {
            long schema = item.numberIfPresent(SCHEMA).orElse(KNOWN);
            if (schema > KNOWN) {
                throw new UnreadableRowException(
                        "a newer version wrote it in form " + schema + "; this version knows form " + KNOWN);
            }
            return ItemJson.read(CompressedJson.of(item), type);
        } catch (NumberFormatException broken) {
            throw new UnreadableRowException("its schema number is not one that this version knows", broken);
        } catch (IllegalStateException | UncheckedIOException broken) {
            throw new UnreadableRowException(
                    "it does not have the form of schema " + KNOWN + ": " + broken.getMessage(), broken);
        }
    }

    /** A number of the row. */
    static long number(Item item, String attribute) throws UnreadableRowException {
        return item.count(attribute)
                .orElseThrow(
                        () -> new UnreadableRowException("its attribute " + attribute + " is not a possible number"));
    }

    /** Nothing has that key yet, or this version knows the form of what has it. */
    static KeyCondition absentOrKnown() {
        return known("attribute_not_exists(pk) OR attribute_not_exists(#schema) OR #schema <= :known");
    }

    /** The same, where a number of the row must not be larger than this one. */
    static KeyCondition absentOrKnownUpTo(String attribute, long most) {
        return known("attribute_not_exists(pk) OR #limited <= :most AND attribute_not_exists(#schema)"
                        + " OR #limited <= :most AND #schema <= :known")
                .name("#limited", attribute)
                .value(":most", most);
    }

    private static KeyCondition known(String expression) {
        return KeyCondition.of(expression).name("#schema", SCHEMA).value(":known", KNOWN);
    }
}
