package ecsremediation.simulator.iam;

import ecsremediation.simulator.iam.WildcardPatterns.Letters;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The comparisons of IAM's condition operators, without dates, IP addresses and binary values. */
enum ValueComparison {
    NULL("Null"),
    STRING_EQUALS("StringEquals"),
    STRING_NOT_EQUALS("StringNotEquals"),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase"),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase"),
    STRING_LIKE("StringLike"),
    STRING_NOT_LIKE("StringNotLike"),
    NUMERIC_EQUALS("NumericEquals"),
    NUMERIC_NOT_EQUALS("NumericNotEquals"),
    NUMERIC_LESS_THAN("NumericLessThan"),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals"),
    NUMERIC_GREATER_THAN("NumericGreaterThan"),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals"),
    BOOL("Bool"),
    ARN_EQUALS("ArnEquals"),
    ARN_LIKE("ArnLike"),
    ARN_NOT_EQUALS("ArnNotEquals"),
    ARN_NOT_LIKE("ArnNotLike");

    /** An ARN has six parts; the last one may contain colons. */
    private static final int ARN_PARTS = 6;

    private final String written;

    ValueComparison(String written) {
        this.written = written;
    }

    static ValueComparison parse(String name) {
        return Arrays.stream(values())
                .filter(comparison -> comparison.written.equals(name))
                .findFirst()
                .orElseThrow(() -> new PolicyException("the condition operator " + name + " is not supported"));
    }

    /** Whether none of the policy's values may fit. */
    boolean isNegated() {
        return written.contains("Not");
    }

    /** Compares with one of the policy's values. For a negated operator the caller inverts the result. */
    boolean holds(String policy, String request) {
        return switch (this) {
            case NULL -> throw new IllegalStateException("Null compares no values");
            case STRING_EQUALS, STRING_NOT_EQUALS -> policy.equals(request);
            case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE, BOOL -> policy.equalsIgnoreCase(request);
            case STRING_LIKE, STRING_NOT_LIKE -> WildcardPatterns.matches(policy, request, Letters.EXACT);
            case NUMERIC_EQUALS, NUMERIC_NOT_EQUALS -> compares(request, policy, sign -> sign == 0);
            case NUMERIC_LESS_THAN -> compares(request, policy, sign -> sign < 0);
            case NUMERIC_LESS_THAN_EQUALS -> compares(request, policy, sign -> sign <= 0);
            case NUMERIC_GREATER_THAN -> compares(request, policy, sign -> sign > 0);
            case NUMERIC_GREATER_THAN_EQUALS -> compares(request, policy, sign -> sign >= 0);
            case ARN_EQUALS, ARN_LIKE, ARN_NOT_EQUALS, ARN_NOT_LIKE -> arnMatches(policy, request);
        };
    }

    /** A value that is no number fits nothing. */
    private static boolean compares(String request, String policy, IntPredicate sign) {
        Optional<BigDecimal> left = number(request);
        Optional<BigDecimal> right = number(policy);
        return left.isPresent() && right.isPresent() && sign.test(left.get().compareTo(right.get()));
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** Each of the six parts is compared separately; both operators accept wildcards [IAM user guide, ARN operators]. */
    private static boolean arnMatches(String policy, String request) {
        String[] pattern = policy.split(":", ARN_PARTS);
        String[] parts = request.split(":", ARN_PARTS);
        if (pattern.length != parts.length) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!WildcardPatterns.matches(pattern[i], parts[i], Letters.EXACT)) {
                return false;
            }
        }
        return true;
    }
}
