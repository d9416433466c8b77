package ecsremediation.cli.timeline;

import java.time.Instant;
import java.util.List;

/**
 * One decision and how its number came about.
 *
 * @param headline what was decided, such as {@code raise EcsLabAsg 1 → 4}
 * @param arithmetic the steps from what was seen to the number, in order
 */
public record TimelineDecision(Instant at, String headline, List<ArithmeticStep> arithmetic) {
    public TimelineDecision {
        arithmetic = List.copyOf(arithmetic);
    }

    /** One line of the arithmetic: what it is about, and the figures. */
    public record ArithmeticStep(String label, String figures) {}
}
