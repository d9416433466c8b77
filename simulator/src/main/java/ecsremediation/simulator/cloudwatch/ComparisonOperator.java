package ecsremediation.simulator.cloudwatch;

/** The comparison of a value with an alarm's threshold. */
public enum ComparisonOperator {
    GREATER_OR_EQUAL("GreaterThanOrEqualToThreshold", "greater than or equal to"),
    GREATER("GreaterThanThreshold", "greater than"),
    LESS_OR_EQUAL("LessThanOrEqualToThreshold", "less than or equal to"),
    LESS("LessThanThreshold", "less than");

    private final String api;
    private final String reasonText;

    ComparisonOperator(String api, String reasonText) {
        this.api = api;
        this.reasonText = reasonText;
    }

    /** The operator's name in the API. */
    public String api() {
        return api;
    }

    /** The operator in state reasons. */
    String reasonText() {
        return reasonText;
    }

    boolean breaches(double value, double threshold) {
        return switch (this) {
            case GREATER_OR_EQUAL -> value >= threshold;
            case GREATER -> value > threshold;
            case LESS_OR_EQUAL -> value <= threshold;
            case LESS -> value < threshold;
        };
    }

    /** The operator of that API name. */
    public static ComparisonOperator parse(String api) {
        for (ComparisonOperator comparison : values()) {
            if (comparison.api.equals(api)) {
                return comparison;
            }
        }
        throw new IllegalArgumentException("comparison " + api + " is not simulated");
    }
}
