package ecsremediation.incident;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much the program may do, from least to most. */
public enum Mode {
    /** Reconcile and keep a record; notify nobody, change nothing. */
    OFF,
    /** Reconcile, decide, and notify what would be done; change nothing. */
    OBSERVE,
    /** Reconcile, decide, change groups and notify. */
    ACT;

    /** The mode as operators write it, such as {@code act}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode of that word; empty if there is none. */
    public static Optional<Mode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }

    /** The one that permits less. */
    public Mode lower(Mode other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
