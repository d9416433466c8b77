package ecsremediation.plan;

/**
 * How far a plan may go, besides the ceiling that each group's owner wrote.
 *
 * @param hardCeiling the most that may be set as any group's max, stack-wide; IAM holds the same number; 1 to 1000
 * @param stepLimit the most by which one action may raise desired; at least 1
 * @param actionsPerHour raises per group within any 60 minutes; at least 1
 * @param actionsPerDay raises per group within any 24 hours; at least 1
 */
public record Limits(int hardCeiling, int stepLimit, int actionsPerHour, int actionsPerDay) {
    /** What holds where the settings say nothing. */
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
