/** The history of a run, minute by minute, as values that a command can draw and a test can compare. */
@NullMarked
package ecsremediation.simulator.trace;

import org.jspecify.annotations.NullMarked;
