package ecsremediation.simulator.cloudwatch;

/** How an alarm treats periods without data. */
public enum MissingData {
    MISSING("missing"),
    NOT_BREACHING("notBreaching"),
    BREACHING("breaching"),
    IGNORE("ignore");

    private final String api;

    MissingData(String api) {
        this.api = api;
    }

    /** The value of TreatMissingData in the API. */
    public String api() {
        return api;
    }

    /** The treatment of that API value. */
    public static MissingData parse(String api) {
        for (MissingData treatment : values()) {
            if (treatment.api.equals(api)) {
                return treatment;
            }
        }
        throw new IllegalArgumentException("treatMissingData " + api + " is not a word of CloudWatch");
    }
}
