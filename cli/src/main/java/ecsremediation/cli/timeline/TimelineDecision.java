package ecsremediation.cli.timeline;

import java.time.Instant;
import java.util.List;

/**
 * One decision of the functions with its sizing.
 *
 * @param at virtual time of the Observation
 * @param headline the decision, such as {@code Raise EcsLabAsg 1 → 4}
 * @param arithmetic the steps from the trigger and the counts to the result, in order
 */
public record TimelineDecision(Instant at, String headline, List<ArithmeticStep> arithmetic) {
    public TimelineDecision {
        arithmetic = List.copyOf(arithmetic);
    }

    /** One row of the table on the report page. */
    public record ArithmeticStep(String label, String figures) {}
}
