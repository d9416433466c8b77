package ecsremediation;

import ecsremediation.act.Mode;
import ecsremediation.event.Fence;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;

/** What this installation may do, and for which clusters. */
public record Policy(Mode mode, Limits limits, Fence fence, Stack stack) {}
