package ecsremediation.simulator.play.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What a misspelt word was meant to be. */
final class Similar {
    /** A word is similar if at most this number of letters differ. Our choice. */
    private static final int MOST_DIFFERENT = 3;

    private Similar() {}

    /** {@code did you mean X?}; or, if none is similar, all allowed words. */
    static String fix(String written, Collection<String> allowed) {
        if (allowed.isEmpty()) {
            return "add one with this name";
        }
        return to(written, allowed)
                .map(word -> "did you mean " + word + "?")
                .orElse("allowed here: " + String.join(", ", allowed));
    }

    private static Optional<String> to(String written, Collection<String> allowed) {
        int most = Math.min(MOST_DIFFERENT, written.length() / 2);
        return allowed.stream()
                .filter(word -> difference(written, word) <= most || isLonger(written, word))
                .min(Comparator.comparingInt(word -> difference(written, word)));
    }

    /** Whether one of the two words begins with the other. */
    private static boolean isLonger(String written, String word) {
        return written.startsWith(word) || (!written.isEmpty() && word.startsWith(written));
    }

    /** The Levenshtein distance without regard to case. */
    private static int difference(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int changed = diagonal + (isSame(left.charAt(i - 1), right.charAt(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }

    private static boolean isSame(char left, char right) {
        return Character.toLowerCase(left) == Character.toLowerCase(right);
    }
}
