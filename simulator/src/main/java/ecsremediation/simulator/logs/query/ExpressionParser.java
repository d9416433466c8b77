package ecsremediation.simulator.logs.query;

import ecsremediation.simulator.logs.query.QueryExpression.Calculated;
import ecsremediation.simulator.logs.query.QueryExpression.Constant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Parses expressions: or, and, not, comparisons, sums, products, powers, in the order of their binding. */
final class ExpressionParser {
    private static final Set<String> COMPARISONS = Set.of("=", "!=", "<", "<=", ">", ">=");
    private static final Set<String> WORDS = Set.of("and", "or", "not", "in", "like", "as", "by", "asc", "desc");

    private final LexemeReader reader;

    ExpressionParser(LexemeReader reader) {
        this.reader = reader;
    }

    /** A condition, or any other expression. */
    QueryExpression condition() {
        QueryExpression left = conjunction();
        while (reader.takeWord("or")) {
            left = new QueryExpression.Either(left, conjunction());
        }
        return left;
    }

    private QueryExpression conjunction() {
        QueryExpression left = negation();
        while (reader.takeWord("and")) {
            left = new QueryExpression.Both(left, negation());
        }
        return left;
    }

    private QueryExpression negation() {
        return reader.takeWord("not") ? new QueryExpression.Negated(negation()) : comparison();
    }

    private QueryExpression comparison() {
        QueryExpression left = sum();
        Lexeme next = reader.next();
        if (next.kind() == LexemeKind.SIGN && COMPARISONS.contains(next.text())) {
            reader.take();
            return new QueryExpression.Compared(next.text(), left, sum());
        }
        if (reader.takeWord("not")) {
            return new QueryExpression.Negated(
                    matched(left).orElseThrow(() -> reader.next().unexpected()));
        }
        return matched(left).orElse(left);
    }

    private Optional<QueryExpression> matched(QueryExpression left) {
        if (reader.takeWord("in")) {
            reader.requireSign("[");
            List<QueryExpression> set = list("]");
            return Optional.of(new QueryExpression.OneOf(left, set));
        }
        if (reader.takeWord("like") || reader.takeSign("=~")) {
            return Optional.of(new QueryExpression.Like(left, pattern()));
        }
        return Optional.empty();
    }

    private Pattern pattern() {
        Lexeme taken = reader.take();
        if (taken.kind() == LexemeKind.TEXT) {
            return Pattern.compile(Pattern.quote(taken.text()));
        } else if (taken.kind() != LexemeKind.PATTERN) {
            throw taken.unexpected();
        }
        try {
            return Pattern.compile(taken.text());
        } catch (PatternSyntaxException wrong) {
            throw taken.refused("no regular expression: " + wrong.getDescription());
        }
    }

    private List<QueryExpression> list(String end) {
        List<QueryExpression> list = new ArrayList<>();
        if (reader.takeSign(end)) {
            return list;
        }
        do {
            list.add(condition());
        } while (reader.takeSign(","));
        reader.requireSign(end);
        return list;
    }

    private QueryExpression sum() {
        QueryExpression left = product();
        while (reader.next().isSign("+") || reader.next().isSign("-")) {
            left = new Calculated(reader.take().text(), left, product());
        }
        return left;
    }

    private QueryExpression product() {
        QueryExpression left = power();
        while (reader.next().isSign("*")
                || reader.next().isSign("/")
                || reader.next().isSign("%")) {
            left = new Calculated(reader.take().text(), left, power());
        }
        return left;
    }

    private QueryExpression power() {
        QueryExpression base = signed();
        return reader.takeSign("^") ? new Calculated("^", base, power()) : base;
    }

    private QueryExpression signed() {
        QueryExpression zero = new Constant(new QueryValue.Computed(0));
        return reader.takeSign("-") ? new Calculated("-", zero, signed()) : single();
    }

    private QueryExpression single() {
        Lexeme next = reader.next();
        if (next.kind() == LexemeKind.NAME && reader.isFollowedBy("(")) {
            return call();
        }
        reader.take();
        return switch (next.kind()) {
            case NUMBER, TEXT -> new Constant(new QueryValue.Raw(next.text()));
            case PERIOD -> new Constant(new QueryValue.Computed(Periods.millis(next)));
            case QUOTED_NAME -> new QueryExpression.Named(next.text());
            case NAME -> named(next);
            case SIGN -> {
                if (!next.isSign("(")) {
                    throw next.unexpected();
                }
                QueryExpression inside = condition();
                reader.requireSign(")");
                yield inside;
            }
            case PATTERN, END -> throw next.unexpected();
        };
    }

    private static QueryExpression named(Lexeme name) {
        if (WORDS.stream().anyMatch(name::isWord)) {
            throw name.unexpected();
        }
        return name.isWord("true") || name.isWord("false")
                ? new Constant(QueryValue.of(name.isWord("true")))
                : new QueryExpression.Named(name.text());
    }

    private QueryExpression call() {
        Lexeme name = reader.take();
        reader.requireSign("(");
        List<QueryExpression> arguments = arguments(name);
        if (name.isWord("bin") && arguments.size() == 1) {
            arguments.addFirst(new QueryExpression.Named(LoggedFields.TIMESTAMP));
            return new QueryExpression.Applied(RowFunction.DATEFLOOR, arguments);
        }
        Optional<QueryExpression> ofGroup = GroupFunction.named(name.text())
                .filter(function -> function.takes(arguments.size()))
                .map(function -> new QueryExpression.Aggregation(function, arguments, reader.textSince(name)));
        return ofGroup.or(() -> RowFunction.named(name.text())
                        .filter(function -> function.takes(arguments.size()))
                        .map(function -> new QueryExpression.Applied(function, arguments)))
                .orElseThrow(() -> refused(name, arguments.size()));
    }

    private static MalformedQuery refused(Lexeme function, int arguments) {
        String name = function.text();
        boolean isKnown = function.isWord("bin")
                || GroupFunction.named(name).isPresent()
                || RowFunction.named(name).isPresent();
        String given = arguments + (arguments == 1 ? " argument" : " arguments");
        return function.refused(
                isKnown
                        ? "the function " + name + " does not take " + given
                        : "the function " + name + " is not simulated");
    }

    /** {@code count(*)} is {@code count()}. */
    private List<QueryExpression> arguments(Lexeme function) {
        if (function.isWord("count") && reader.takeSign("*")) {
            reader.requireSign(")");
            return new ArrayList<>();
        }
        return list(")");
    }
}
