package ecsremediation;

import ecsremediation.event.Fence;
import ecsremediation.incident.Mode;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;

/**
 * What this installation may do, and for which clusters.
 *
 * @param authority the most that it may ever do; the order in the table may permit less
 */
public record Policy(Mode authority, Limits limits, Fence fence, Stack stack) {}
