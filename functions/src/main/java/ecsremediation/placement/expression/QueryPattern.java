package ecsremediation.placement.expression;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Matches regular expressions from a constraint. They come from outside the program, so a match that takes
 * too many steps is stopped.
 */
final class QueryPattern {
    /**
     * The most characters that a match may read. A usual pattern on an attribute's 128 characters needs a few
     * hundred. Our choice.
     */
    private static final int MOST_STEPS = 100_000;

    private QueryPattern() {}

    /** Whether the whole value matches the pattern. */
    static Match matches(String pattern, String value, String expression) {
        try {
            return Match.of(Pattern.compile(pattern).matcher(new Counted(value)).matches());
        } catch (PatternSyntaxException e) {
            return new Match.Unknown(expression, "the regular expression " + pattern + " cannot be read");
        } catch (RunawayMatch e) {
            return new Match.Unknown(expression, "the regular expression " + pattern + " takes too long");
        }
    }

    private static final class RunawayMatch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RunawayMatch() {
            super("too many steps", null, false, false);
        }
    }

    /** A value that counts how often the match reads a character. */
    private static final class Counted implements CharSequence {
        private final String value;
        private int steps = 0;

        Counted(String value) {
            this.value = value;
        }

        @Override
        public char charAt(int index) {
            if (++steps > MOST_STEPS) {
                throw new RunawayMatch();
            }
            return value.charAt(index);
        }

        @Override
        public int length() {
            return value.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return value.substring(start, end);
        }

        @Override
        public String toString() {
            return value;
        }
    }
}
