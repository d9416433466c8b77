package ecsremediation.simulator.endpoint.dynamodb;

import ecsremediation.simulator.endpoint.wire.AwsFault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the tokens of an expression, one after the other. */
final class Tokens {
    /** DynamoDB's limit on an expression, in bytes. */
    private static final int MOST_BYTES = 4096;

    private static final Pattern TOKEN = Pattern.compile("\\s*([#:]?\\w+|<>|<=|>=|[=<>(),.\\[\\]+-])");
    private final String kind;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    /** @param kind the parameter of the expression, such as {@code ConditionExpression}, for error messages */
    Tokens(String kind, String expression) {
        this.kind = kind;
        if (expression.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw invalid("Expression size has exceeded the maximum allowed size;");
        }
        if (expression.isBlank()) {
            throw invalid("The expression can not be empty;");
        }
        Matcher matcher = TOKEN.matcher(expression.stripTrailing());
        int at = 0;
        while (matcher.find() && matcher.start() == at) {
            tokens.add(matcher.group(1));
            at = matcher.end();
        }
        if (at < expression.stripTrailing().length()) {
            throw invalid("Syntax error; token: \"" + expression.substring(at).strip() + "\"");
        }
    }

    boolean isAtEnd() {
        return next == tokens.size();
    }

    /** The next token; the empty string at the end. */
    String peek() {
        return isAtEnd() ? "" : tokens.get(next);
    }

    String take() {
        if (isAtEnd()) {
            throw invalid("Syntax error; token: \"<EOF>\"");
        }
        return tokens.get(next++);
    }

    /** Takes the next token if it equals this one; keywords match in any case. */
    boolean takeIf(String token) {
        boolean found = peek().toUpperCase(Locale.ROOT).equals(token);
        if (found) {
            next++;
        }
        return found;
    }

    void expect(String token) {
        if (!takeIf(token)) {
            throw unexpected();
        }
    }

    /** Takes the next token if it is a function of that name. */
    boolean takeFunction(String name) {
        boolean found = peek().equals(name)
                && next + 1 < tokens.size()
                && tokens.get(next + 1).equals("(");
        if (found) {
            next += 2;
        }
        return found;
    }

    AwsFault unexpected() {
        return invalid("Syntax error; token: \"" + (isAtEnd() ? "<EOF>" : peek()) + "\"");
    }

    AwsFault invalid(String what) {
        return DynamoDbFaults.validation("Invalid " + kind + ": " + what);
    }
}
