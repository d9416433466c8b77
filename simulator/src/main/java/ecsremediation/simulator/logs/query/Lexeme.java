package ecsremediation.simulator.logs.query;

/**
 * One word or sign of a query.
 *
 * @param text a name or a text without its quotes, a pattern without its slashes, else the part as it is written
 */
record Lexeme(LexemeKind kind, String text, QueryPosition at) {
    /** Whether it is this word of the language, in any case. */
    boolean isWord(String word) {
        return kind == LexemeKind.NAME && text.equalsIgnoreCase(word);
    }

    boolean isSign(String sign) {
        return kind == LexemeKind.SIGN && text.equals(sign);
    }

    MalformedQuery unexpected() {
        return kind == LexemeKind.END
                ? new MalformedQuery("unexpected end of the query", at)
                : new MalformedQuery("unexpected " + text, at);
    }

    MalformedQuery refused(String problem) {
        return new MalformedQuery(problem, at);
    }
}
