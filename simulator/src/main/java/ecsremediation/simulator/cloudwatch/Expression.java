package ecsremediation.simulator.cloudwatch;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * CloudWatch metric math for alarms on two counts: {@code + - * /}, parentheses, numbers, {@code FILL}, {@code IF} and
 * {@code RUNNING_SUM}. A missing operand makes the result missing [CloudWatch guide, metric math].
 */
final class Expression {
    private static final Pattern TOKEN = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9_]*|[0-9]+(?:\\.[0-9]+)?|[-+*/(),])");

    private static final Pattern CALL = Pattern.compile("([A-Za-z][A-Za-z0-9_]*)\\s*\\(");
    private static final Pattern METRICS_INSIGHTS = Pattern.compile("(?i)\\s*SELECT\\s.*");
    private static final Set<String> FUNCTIONS = Set.of("FILL", "IF", "RUNNING_SUM");

    private final String text;
    private final Matcher tokens;
    private final Points points;
    private final int earlier;
    private String token = "";
    private int tokenStart;

    /** The data points to which an expression refers. */
    interface Points {
        /** The value of a metric or expression, some periods before the evaluated one. */
        OptionalDouble value(String id, int periodsBefore);
    }

    /** An expression in one period, before which the evaluated range has {@code earlier} periods. */
    Expression(String text, Points points, int earlier) {
        this.text = text;
        this.points = points;
        this.earlier = earlier;
        tokens = TOKEN.matcher(text);
    }

    /**
     * Checks the functions of an expression, without their arguments.
     *
     * @throws IllegalArgumentException if one is not simulated; the message names it
     */
    static void requireSimulated(String text) {
        if (METRICS_INSIGHTS.matcher(text).matches()) {
            throw new IllegalArgumentException("Metrics Insights queries are not simulated: " + text);
        }
        CALL.matcher(text)
                .results()
                .map(call -> call.group(1))
                .filter(name -> !FUNCTIONS.contains(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "the function " + name + " of metric math is not simulated: " + text);
                });
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
        return switch (at.toUpperCase(Locale.ROOT)) {
            case "FILL" -> fill();
            case "IF" -> choice();
            case "RUNNING_SUM" -> runningSum();
            default -> points.value(at, 0);
        };
    }

    /** A condition is false if it is 0. A false one without a value for it drops the point. */
    private OptionalDouble choice() {
        expect("(");
        OptionalDouble condition = sum();
        expect(",");
        OptionalDouble ifTrue = sum();
        OptionalDouble ifFalse = OptionalDouble.empty();
        if (token.equals(",")) {
            next();
            ifFalse = sum();
        }
        expect(")");
        if (condition.isEmpty()) {
            return condition;
        }
        return condition.getAsDouble() == 0 ? ifFalse : OptionalDouble.of(ifTrue.orElse(0));
    }

    /** The sum of the values from the range's first period to this one; missing if this one's value is. */
    private OptionalDouble runningSum() {
        expect("(");
        int begin = tokenStart;
        OptionalDouble now = sum();
        String summed = text.substring(begin, tokenStart);
        expect(")");
        if (now.isEmpty()) {
            return now;
        }
        double before = IntStream.rangeClosed(1, earlier)
                .mapToObj(ago -> new Expression(summed, (id, more) -> points.value(id, ago + more), earlier - ago))
                .map(Expression::value)
                .flatMapToDouble(OptionalDouble::stream)
                .sum();
        return OptionalDouble.of(before + now.getAsDouble());
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
            tokenStart = tokens.start(1);
            tokens.region(tokens.end(), text.length());
        } else if (!text.substring(tokens.regionStart()).isBlank()) {
            throw wrong();
        }
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("metric math is not simulated: " + text);
    }
}
