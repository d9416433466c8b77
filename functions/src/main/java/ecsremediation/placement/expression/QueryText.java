package ecsremediation.placement.expression;

/** The characters of an expression and the position up to which they are read. */
final class QueryText {
    private static final String WORD_ENDS = "()[],'\"=!<>&|";

    private final String text;
    private int at = 0;

    QueryText(String text) {
        this.text = text;
    }

    /** The text does not have what the language requires at the position. The parser catches it. */
    static final class Unexpected extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String why;

        private Unexpected(String why) {
            super(why, null, false, false);
            this.why = why;
        }

        String why() {
            return why;
        }
    }

    Unexpected unexpected(String expected) {
        String rest = at < text.length() ? "at \"" + text.substring(at) + "\"" : "at its end";
        return new Unexpected("it should have " + expected + " " + rest);
    }

    /** Skips one of the tokens if it comes next. A token of letters must be a whole word. */
    boolean takes(String... tokens) {
        skipSpace();
        for (String token : tokens) {
            if (text.startsWith(token, at) && endsAt(token, at + token.length())) {
                at += token.length();
                return true;
            }
        }
        return false;
    }

    private boolean endsAt(String token, int end) {
        if (!Character.isLetter(token.charAt(0))) {
            return !token.equals("!") || end >= text.length() || "=~".indexOf(text.charAt(end)) < 0;
        }
        return end >= text.length() || !inWord(text.charAt(end));
    }

    void expect(String token) {
        if (!takes(token)) {
            throw unexpected("\"" + token + "\"");
        }
    }

    void expectEnd() {
        skipSpace();
        if (at < text.length()) {
            throw unexpected("and, or, or its end");
        }
    }

    /** Reads a word, with or without quotes. */
    String word(String expected) {
        skipSpace();
        if (at < text.length() && isQuote(text.charAt(at))) {
            return quoted();
        }
        int start = at;
        while (at < text.length() && inWord(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw unexpected(expected);
        }
        return text.substring(start, at);
    }

    /**
     * Reads a sign such as {@code >=} or {@code !in}, or a word such as {@code not_in}. Empty if neither
     * comes next.
     */
    String operator() {
        skipSpace();
        int start = at;
        while (at < text.length() && "=!<>~".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        boolean bare = at == start || text.substring(start, at).equals("!");
        while (bare && at < text.length() && inWord(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Reads a regular expression: quoted, or up to a space or an unmatched closing parenthesis. */
    String pattern() {
        skipSpace();
        if (at < text.length() && isQuote(text.charAt(at))) {
            return quoted();
        }
        int start = at;
        int open = 0;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && open >= 0) {
            open += step(text.charAt(at));
            at += open < 0 ? 0 : 1;
        }
        if (at == start) {
            throw unexpected("a regular expression");
        }
        return text.substring(start, at);
    }

    private static int step(char c) {
        return switch (c) {
            case '(' -> 1;
            case ')' -> -1;
            default -> 0;
        };
    }

    private String quoted() {
        int end = text.indexOf(text.charAt(at), at + 1);
        if (end < 0) {
            throw unexpected("a closing quotation mark");
        }
        String inside = text.substring(at + 1, end);
        at = end + 1;
        return inside;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }

    private static boolean inWord(char c) {
        return !Character.isWhitespace(c) && WORD_ENDS.indexOf(c) < 0;
    }
}
