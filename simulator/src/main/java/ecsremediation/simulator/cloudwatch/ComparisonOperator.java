package ecsremediation.simulator.cloudwatch;

/** How an alarm compares with its threshold. */
public enum ComparisonOperator {
    GREATER_OR_EQUAL("GreaterThanOrEqualToThreshold", "greater than or equal to"),
    GREATER("GreaterThanThreshold", "greater than"),
    LESS_OR_EQUAL("LessThanOrEqualToThreshold", "less than or equal to"),
    LESS("LessThanThreshold", "less than");

    private final String api;
    private final String words;

    ComparisonOperator(String api, String words) {
        this.api = api;
        this.words = words;
    }

    /** As the API spells it. */
    public String api() {
        return api;
    }

    /** As reasons say it. */
    String words() {
        return words;
    }

    boolean breaches(double value, double threshold) {
        return switch (this) {
            case GREATER_OR_EQUAL -> value >= threshold;
            case GREATER -> value > threshold;
            case LESS_OR_EQUAL -> value <= threshold;
            case LESS -> value < threshold;
        };
    }

    /** From the API's spelling. */
    public static ComparisonOperator parse(String api) {
        for (ComparisonOperator comparison : values()) {
            if (comparison.api.equals(api)) {
                return comparison;
            }
        }
        throw new IllegalArgumentException("comparison " + api + " is not simulated");
    }
}
