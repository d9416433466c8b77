package ecsremediation.simulator.logs.query;

import java.util.List;

/** Reads the lexemes of a query one by one. */
final class LexemeReader {
    private final String query;
    private final List<Lexeme> lexemes;
    private int at;

    LexemeReader(String query) {
        this.query = query;
        this.lexemes = Lexer.split(query);
    }

    /** The next lexeme, which stays the next. */
    Lexeme next() {
        return lexemes.get(at);
    }

    /** Whether the lexeme behind the next one is this sign. */
    boolean isFollowedBy(String sign) {
        return at + 1 < lexemes.size() && lexemes.get(at + 1).isSign(sign);
    }

    Lexeme take() {
        Lexeme taken = lexemes.get(at);
        at = Math.min(at + 1, lexemes.size() - 1);
        return taken;
    }

    boolean takeWord(String word) {
        boolean found = next().isWord(word);
        if (found) {
            take();
        }
        return found;
    }

    boolean takeSign(String sign) {
        boolean found = next().isSign(sign);
        if (found) {
            take();
        }
        return found;
    }

    void requireSign(String sign) {
        Lexeme taken = take();
        if (!taken.isSign(sign)) {
            throw taken.unexpected();
        }
    }

    void requireEnd() {
        if (next().kind() != LexemeKind.END) {
            throw next().unexpected();
        }
    }

    String takeName() {
        Lexeme taken = take();
        if (taken.kind() != LexemeKind.NAME && taken.kind() != LexemeKind.QUOTED_NAME) {
            throw taken.unexpected();
        }
        return taken.text();
    }

    /** The text from a lexeme to the last one that was taken. */
    String textSince(Lexeme first) {
        return query.substring(first.at().start(), lexemes.get(at - 1).at().end());
    }
}
