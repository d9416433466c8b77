package ecsremediation.plan;

/**
 * The limits of a plan in addition to each group's ceiling tag.
 *
 * @param hardCeiling the most that may be set as any group's max, for the whole stack, in capacity units;
 *     the IAM policy holds the same number; 1 to 1000
 * @param stepLimit the most by which one raise may increase desired, in capacity units; at least 1
 * @param actionsPerHour raises per group and per service within 60 minutes; at least 1
 * @param actionsPerDay raises per group and per service within 24 hours; at least 1
 */
public record Limits(int hardCeiling, int stepLimit, int actionsPerHour, int actionsPerDay) {
    /** The limits if the settings give none. Our choice. */
    public static final Limits DEFAULT = new Limits(100, 10, 4, 20);

    public Limits {
        atLeastOne("hardCeiling", hardCeiling);
        atLeastOne("stepLimit", stepLimit);
        atLeastOne("actionsPerHour", actionsPerHour);
        atLeastOne("actionsPerDay", actionsPerDay);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " " + value + " must be at least 1");
        }
    }
}
