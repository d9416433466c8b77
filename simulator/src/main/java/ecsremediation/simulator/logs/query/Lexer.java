package ecsremediation.simulator.logs.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a query into lexemes. A comment goes from {@code #} to the end of its line. A slash begins a pattern behind
 * {@code like} and {@code =~}; elsewhere it divides.
 */
final class Lexer {
    private static final Pattern LEXEME = Pattern.compile("""
            (?<skip>\\s+|\\#[^\\n]*)
            |(?<period>\\d+\\x20?(?:ms|msec|msecs|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)\\b)
            |(?<number>\\d+(?:\\.\\d+)?)
            |(?<name>[@\\p{Alpha}_][\\w@.]*)
            |`(?<quoted>[^`]+)`
            |"(?<double>(?:[^"\\\\]|\\\\.)*)"
            |'(?<single>(?:[^'\\\\]|\\\\.)*)'
            |(?<sign>!=|<=|>=|=~|[=<>()\\[\\],|*+\\-/%^])
            """, Pattern.COMMENTS | Pattern.DOTALL);

    private static final Pattern REGULAR_EXPRESSION = Pattern.compile("/((?:[^/\\\\\\n]|\\\\.)*)/");

    private final String query;
    private final List<Lexeme> found = new ArrayList<>();

    private Lexer(String query) {
        this.query = query;
    }

    /** The lexemes; the last one is the end. */
    static List<Lexeme> split(String query) {
        return new Lexer(query).split();
    }

    private List<Lexeme> split() {
        int at = 0;
        while (at < query.length()) {
            at = next(at);
        }
        found.add(new Lexeme(LexemeKind.END, "", span(query.length(), query.length())));
        return List.copyOf(found);
    }

    private int next(int at) {
        Matcher pattern = REGULAR_EXPRESSION.matcher(query).region(at, query.length());
        if (isPatternDue() && pattern.lookingAt()) {
            found.add(new Lexeme(LexemeKind.PATTERN, pattern.group(1), span(at, pattern.end())));
            return pattern.end();
        }
        Matcher part = LEXEME.matcher(query).region(at, query.length());
        if (!part.lookingAt()) {
            throw new MalformedQuery("unexpected " + query.substring(at, at + 1), span(at, at + 1));
        }
        if (part.group("skip") == null) {
            found.add(lexeme(part, span(at, part.end())));
        }
        return part.end();
    }

    private boolean isPatternDue() {
        return !found.isEmpty()
                && (found.getLast().isWord("like") || found.getLast().isSign("=~"));
    }

    private static Lexeme lexeme(Matcher part, QueryPosition at) {
        if (part.group("period") != null) {
            return new Lexeme(LexemeKind.PERIOD, part.group(), at);
        } else if (part.group("number") != null) {
            return new Lexeme(LexemeKind.NUMBER, part.group(), at);
        } else if (part.group("name") != null) {
            return new Lexeme(LexemeKind.NAME, part.group(), at);
        } else if (part.group("quoted") != null) {
            return new Lexeme(LexemeKind.QUOTED_NAME, part.group("quoted"), at);
        } else if (part.group("sign") != null) {
            return new Lexeme(LexemeKind.SIGN, part.group(), at);
        }
        String text = part.group("double") == null ? part.group("single") : part.group("double");
        return new Lexeme(LexemeKind.TEXT, text.replaceAll("\\\\(.)", "$1"), at);
    }

    private QueryPosition span(int start, int end) {
        String before = query.substring(0, start);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new QueryPosition(start, end, line, start - before.lastIndexOf('\n'));
    }
}
