package ecsremediation.simulator.cloudwatch;

/** What an alarm makes of periods without data. */
public enum MissingData {
    MISSING("missing"),
    NOT_BREACHING("notBreaching"),
    BREACHING("breaching"),
    IGNORE("ignore");

    private final String api;

    MissingData(String api) {
        this.api = api;
    }

    /** As the API spells it. */
    public String api() {
        return api;
    }

    /** From the API's spelling. */
    public static MissingData parse(String api) {
        for (MissingData treatment : values()) {
            if (treatment.api.equals(api)) {
                return treatment;
            }
        }
        throw new IllegalArgumentException("treatMissingData " + api + " is not a word of CloudWatch");
    }
}
