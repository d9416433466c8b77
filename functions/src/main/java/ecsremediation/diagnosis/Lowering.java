package ecsremediation.diagnosis;

import ecsremediation.model.ScalingChange;
import java.time.Instant;

/**
 * A scheduled action, a scaling policy or a person lowered a group, and the group still has that desired
 * capacity.
 *
 * @param change as the group's scaling activities describe it
 * @param effectiveAt when the group began to terminate the first instance for it, as far as its activities
 *     were read; not before the change
 */
public record Lowering(String group, ScalingChange change, Instant effectiveAt) {}
