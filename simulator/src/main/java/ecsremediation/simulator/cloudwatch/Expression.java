package ecsremediation.simulator.cloudwatch;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CloudWatch metric math for alarms on two counts: {@code + - * /}, parentheses, numbers and {@code FILL}. A missing
 * operand makes the result missing.
 */
final class Expression {
    private static final Pattern TOKEN = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9_]*|[0-9]+(?:\\.[0-9]+)?|[-+*/(),])");

    private final String text;
    private final Matcher tokens;
    private final Function<String, OptionalDouble> values;
    private String token = "";

    Expression(String text, Function<String, OptionalDouble> values) {
        this.text = text;
        this.values = values;
        tokens = TOKEN.matcher(text);
    }

    OptionalDouble value() {
        next();
        OptionalDouble result = sum();
        if (!token.isEmpty()) {
            throw wrong();
        }
        return result;
    }

    private OptionalDouble sum() {
        OptionalDouble left = product();
        while (token.equals("+") || token.equals("-")) {
            String operator = token;
            next();
            left = apply(operator, left, product());
        }
        return left;
    }

    private OptionalDouble product() {
        OptionalDouble left = factor();
        while (token.equals("*") || token.equals("/")) {
            String operator = token;
            next();
            left = apply(operator, left, factor());
        }
        return left;
    }

    private static OptionalDouble apply(String operator, OptionalDouble left, OptionalDouble right) {
        if (left.isEmpty() || right.isEmpty()) {
            return OptionalDouble.empty();
        }
        double a = left.getAsDouble();
        double b = right.getAsDouble();
        return switch (operator) {
            case "+" -> OptionalDouble.of(a + b);
            case "-" -> OptionalDouble.of(a - b);
            case "*" -> OptionalDouble.of(a * b);
            default -> b == 0 ? OptionalDouble.empty() : OptionalDouble.of(a / b);
        };
    }

    private OptionalDouble factor() {
        String at = token;
        next();
        if (at.equals("(")) {
            OptionalDouble inside = sum();
            expect(")");
            return inside;
        }
        if (at.isEmpty()) {
            throw wrong();
        }
        if (Character.isDigit(at.charAt(0))) {
            return OptionalDouble.of(Double.parseDouble(at));
        }
        return at.toUpperCase(Locale.ROOT).equals("FILL") ? fill() : values.apply(at);
    }

    private OptionalDouble fill() {
        expect("(");
        OptionalDouble value = sum();
        expect(",");
        OptionalDouble otherwise = sum();
        expect(")");
        return value.isPresent() ? value : otherwise;
    }

    private void expect(String wanted) {
        if (!token.equals(wanted)) {
            throw wrong();
        }
        next();
    }

    private void next() {
        token = tokens.lookingAt() ? tokens.group(1) : "";
        if (!token.isEmpty()) {
            tokens.region(tokens.end(), text.length());
        } else if (!text.substring(tokens.regionStart()).isBlank()) {
            throw wrong();
        }
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("metric math is not simulated: " + text);
    }
}
