package ecsremediation.simulator.iam;

/**
 * A condition operator with its prefix and suffix, such as {@code ForAnyValue:StringLikeIfExists}.
 *
 * @param ifExists whether it holds for a request without the key
 */
record ConditionOperator(Quantifier quantifier, ValueComparison comparison, boolean ifExists) {
    private static final String ALL = "ForAllValues:";
    private static final String ANY = "ForAnyValue:";
    private static final String IF_EXISTS = "IfExists";

    /** Which of the request's values must fit. */
    enum Quantifier {
        SINGLE_VALUE,
        ALL_VALUES,
        ANY_VALUE
    }

    /**
     * Reads an operator's name.
     *
     * @throws PolicyException if it is not supported
     */
    static ConditionOperator parse(String name) {
        Quantifier quantifier = name.startsWith(ALL)
                ? Quantifier.ALL_VALUES
                : name.startsWith(ANY) ? Quantifier.ANY_VALUE : Quantifier.SINGLE_VALUE;
        String rest = switch (quantifier) {
            case SINGLE_VALUE -> name;
            case ALL_VALUES -> name.substring(ALL.length());
            case ANY_VALUE -> name.substring(ANY.length());
        };
        boolean ifExists = rest.endsWith(IF_EXISTS);
        ValueComparison comparison =
                ValueComparison.parse(ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest);
        if (comparison == ValueComparison.NULL && !name.equals("Null")) {
            throw new PolicyException("Null has no prefix and no suffix: " + name);
        }
        return new ConditionOperator(quantifier, comparison, ifExists);
    }

    /**
     * The result for a request without the key: a negated operator and ForAllValues hold, others do not, unless they
     * end in IfExists [IAM user guide, condition operators, ...IfExists and set operators].
     */
    boolean holdsWithoutKey() {
        return switch (quantifier) {
            case ALL_VALUES -> true;
            case ANY_VALUE -> ifExists;
            case SINGLE_VALUE -> ifExists || comparison.isNegated();
        };
    }
}
