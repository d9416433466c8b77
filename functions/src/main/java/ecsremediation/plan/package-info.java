/**
 * Decides what to do: a pure function from diagnoses to absolute targets per Auto Scaling group, with the
 * proof.
 */
@NullMarked
package ecsremediation.plan;

import org.jspecify.annotations.NullMarked;
