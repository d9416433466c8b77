package ecsremediation.placement.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Parses the cluster query language: {@code subject operator [argument]}, joined by {@code and}, {@code or},
 * {@code not} (also {@code &&}, {@code ||}, {@code !}) and parentheses. {@code not} binds closest, then
 * {@code and}. Strings may have single or double quotes. A regular expression without quotes ends at the
 * first space or unmatched parenthesis.
 */
final class QueryParser {
    /** The longest expression, in characters: ECS's limit for a constraint. */
    static final int LONGEST = 2000;

    /**
     * The deepest nesting of parentheses and negations. A deeper expression is unreadable and does not
     * overflow the stack. Our choice.
     */
    static final int DEEPEST = 50;

    private record Sign(Query.Operator operator, boolean negated) {
        static Sign of(Query.Operator operator) {
            return new Sign(operator, false);
        }

        static Sign not(Query.Operator operator) {
            return new Sign(operator, true);
        }
    }

    private static final Map<String, Sign> SIGNS = Map.ofEntries(
            Map.entry("==", Sign.of(Query.Operator.EQUALS)),
            Map.entry("equals", Sign.of(Query.Operator.EQUALS)),
            Map.entry("!=", Sign.not(Query.Operator.EQUALS)),
            Map.entry("not_equals", Sign.not(Query.Operator.EQUALS)),
            Map.entry(">", Sign.of(Query.Operator.GREATER)),
            Map.entry("greater_than", Sign.of(Query.Operator.GREATER)),
            Map.entry(">=", Sign.of(Query.Operator.GREATER_OR_EQUAL)),
            Map.entry("greater_than_equal", Sign.of(Query.Operator.GREATER_OR_EQUAL)),
            Map.entry("<", Sign.of(Query.Operator.LESS)),
            Map.entry("less_than", Sign.of(Query.Operator.LESS)),
            Map.entry("<=", Sign.of(Query.Operator.LESS_OR_EQUAL)),
            Map.entry("less_than_equal", Sign.of(Query.Operator.LESS_OR_EQUAL)),
            Map.entry("in", Sign.of(Query.Operator.IN)),
            Map.entry("!in", Sign.not(Query.Operator.IN)),
            Map.entry("not_in", Sign.not(Query.Operator.IN)),
            Map.entry("exists", Sign.of(Query.Operator.EXISTS)),
            Map.entry("!exists", Sign.not(Query.Operator.EXISTS)),
            Map.entry("not_exists", Sign.not(Query.Operator.EXISTS)),
            Map.entry("=~", Sign.of(Query.Operator.MATCHES)),
            Map.entry("matches", Sign.of(Query.Operator.MATCHES)),
            Map.entry("!~", Sign.not(Query.Operator.MATCHES)),
            Map.entry("not_matches", Sign.not(Query.Operator.MATCHES)));

    private final QueryText text;
    private int depth = 0;

    private QueryParser(String expression) {
        text = new QueryText(expression);
    }

    /** The result of parsing. */
    sealed interface Result {}

    /** The expression could be read. */
    record Parsed(Query query) implements Result {}

    /**
     * The expression could not be read.
     *
     * @param why in words that an operator reads
     */
    record Unreadable(String why) implements Result {}

    /**
     * Parses an expression of at most {@link #LONGEST} characters. A longer one is {@link Unreadable}. Never
     * throws.
     */
    static Result parse(String expression) {
        if (expression.length() > LONGEST) {
            return new Unreadable("it is longer than " + LONGEST + " characters");
        }
        try {
            QueryParser parser = new QueryParser(expression);
            Query query = parser.either();
            parser.text.expectEnd();
            return new Parsed(query);
        } catch (QueryText.Unexpected e) {
            return new Unreadable(e.why());
        }
    }

    private Query either() {
        Query left = both();
        while (text.takes("||", "or")) {
            left = new Query.Either(left, both());
        }
        return left;
    }

    private Query both() {
        Query left = single();
        while (text.takes("&&", "and")) {
            left = new Query.Both(left, single());
        }
        return left;
    }

    private Query single() {
        if (++depth > DEEPEST) {
            throw text.unexpected("nothing nested deeper than " + DEEPEST);
        }
        Query query = negationOrGroup();
        depth--;
        return query;
    }

    private Query negationOrGroup() {
        if (text.takes("!", "not")) {
            return new Query.Not(single());
        }
        if (text.takes("(")) {
            Query inner = either();
            text.expect(")");
            return inner;
        }
        return comparison();
    }

    private Query comparison() {
        String subject = text.word("a subject such as attribute:name");
        String sign = text.operator();
        Sign meaning = SIGNS.get(sign);
        if (meaning == null) {
            throw text.unexpected("an operator after " + subject);
        }
        Query is = new Query.Is(subject, meaning.operator(), arguments(meaning.operator()));
        return meaning.negated() ? new Query.Not(is) : is;
    }

    private List<String> arguments(Query.Operator operator) {
        return switch (operator) {
            case EXISTS -> List.of();
            case IN -> list();
            case MATCHES -> List.of(text.pattern());
            case EQUALS, GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL -> List.of(text.word("a value"));
        };
    }

    private List<String> list() {
        text.expect("[");
        List<String> values = new ArrayList<>();
        do {
            values.add(text.word("a value"));
        } while (text.takes(","));
        text.expect("]");
        return values;
    }
}
