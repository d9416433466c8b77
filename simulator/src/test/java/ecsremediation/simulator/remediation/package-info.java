/** The program on the world, without AWS's wire in between: what a whole incident looks like. */
@NullMarked
package ecsremediation.simulator.remediation;

import org.jspecify.annotations.NullMarked;
