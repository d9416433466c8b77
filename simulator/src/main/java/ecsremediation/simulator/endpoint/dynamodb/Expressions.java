package ecsremediation.simulator.endpoint.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads condition, filter, key condition and projection expressions by recursive descent. */
class Expressions {
    /** More levels than a meaningful expression of 4 KB has; limits the depth of the stack. Our own limit. */
    private static final int MOST_LEVELS = 100;

    private static final Set<String> COMPARATORS = Set.of("=", "<>", "<", "<=", ">", ">=");
    final Tokens tokens;
    private final Placeholders placeholders;
    private int level;

    Expressions(Tokens tokens, Placeholders placeholders) {
        this.tokens = tokens;
        this.placeholders = placeholders;
    }

    /** Reads a whole condition. */
    static ConditionExpression condition(Tokens tokens, Placeholders placeholders) {
        Expressions reader = new Expressions(tokens, placeholders);
        ConditionExpression condition = reader.or();
        reader.requireEnd();
        return condition;
    }

    /** Reads a whole projection: paths separated by commas. */
    static List<DocumentPath> projection(Tokens tokens, Placeholders placeholders) {
        Expressions reader = new Expressions(tokens, placeholders);
        List<DocumentPath> paths = new ArrayList<>();
        do {
            paths.add(reader.path());
        } while (tokens.takeIf(","));
        reader.requireEnd();
        return paths;
    }

    void requireEnd() {
        if (!tokens.isAtEnd()) {
            throw tokens.unexpected();
        }
    }

    private ConditionExpression or() {
        ConditionExpression condition = and();
        while (tokens.takeIf("OR")) {
            condition = new ConditionExpression.Or(condition, and());
        }
        return condition;
    }

    private ConditionExpression and() {
        ConditionExpression condition = not();
        while (tokens.takeIf("AND")) {
            condition = new ConditionExpression.And(condition, not());
        }
        return condition;
    }

    private ConditionExpression not() {
        deeper();
        ConditionExpression condition = tokens.takeIf("NOT") ? new ConditionExpression.Not(not()) : primary();
        level--;
        return condition;
    }

    private void deeper() {
        if (++level > MOST_LEVELS) {
            throw tokens.invalid("The expression is nested too deeply;");
        }
    }

    private ConditionExpression primary() {
        if (tokens.takeIf("(")) {
            ConditionExpression inner = or();
            tokens.expect(")");
            return inner;
        }
        if (tokens.takeFunction("attribute_exists")) {
            return new ConditionExpression.Exists(close(path()));
        }
        if (tokens.takeFunction("attribute_not_exists")) {
            return new ConditionExpression.Not(new ConditionExpression.Exists(close(path())));
        }
        if (tokens.takeFunction("attribute_type")) {
            return new ConditionExpression.OfType(comma(path()), close(operand()));
        }
        if (tokens.takeFunction("begins_with")) {
            return new ConditionExpression.BeginsWith(comma(operand()), close(operand()));
        }
        if (tokens.takeFunction("contains")) {
            return new ConditionExpression.Contains(comma(operand()), close(operand()));
        }
        return comparison(operand());
    }

    private ConditionExpression comparison(Operand left) {
        if (tokens.takeIf("BETWEEN")) {
            Operand low = operand();
            tokens.expect("AND");
            return new ConditionExpression.And(
                    new ConditionExpression.Compare(left, ">=", low),
                    new ConditionExpression.Compare(left, "<=", operand()));
        }
        if (tokens.takeIf("IN")) {
            tokens.expect("(");
            List<Operand> list = new ArrayList<>();
            do {
                list.add(operand());
            } while (tokens.takeIf(","));
            return new ConditionExpression.In(left, close(list));
        }
        if (!COMPARATORS.contains(tokens.peek())) {
            throw tokens.unexpected();
        }
        return new ConditionExpression.Compare(left, tokens.take(), operand());
    }

    <T> T comma(T read) {
        tokens.expect(",");
        return read;
    }

    <T> T close(T read) {
        tokens.expect(")");
        return read;
    }

    Operand operand() {
        if (tokens.takeFunction("size")) {
            return new Operand.Size(close(path()));
        }
        return tokens.peek().startsWith(":") ? new Operand.Given(given()) : new Operand.At(path());
    }

    AttributeValue given() {
        if (!tokens.peek().startsWith(":")) {
            throw tokens.unexpected();
        }
        return placeholders.value(tokens.take(), tokens);
    }

    DocumentPath path() {
        String attribute = name();
        List<DocumentPath.Step> steps = new ArrayList<>();
        while (tokens.peek().equals(".") || tokens.peek().equals("[")) {
            steps.add(tokens.take().equals(".") ? new DocumentPath.Step.Field(name()) : index());
        }
        return new DocumentPath(attribute, steps);
    }

    private DocumentPath.Step index() {
        String digits = tokens.take();
        if (!digits.matches("[0-9]{1,6}")) {
            throw tokens.invalid("Syntax error; token: \"" + digits + "\"");
        }
        tokens.expect("]");
        return new DocumentPath.Step.Index(Integer.parseInt(digits));
    }

    private String name() {
        String token = tokens.peek();
        if (token.startsWith("#")) {
            return placeholders.name(tokens.take(), tokens);
        }
        if (!token.matches("[A-Za-z_]\\w*")) {
            throw tokens.unexpected();
        }
        if (ReservedWords.contains(token.toUpperCase(Locale.ROOT))) {
            throw tokens.invalid("Attribute name is a reserved keyword; reserved keyword: " + token);
        }
        return tokens.take();
    }
}
