/** A simulated AWS account on a virtual clock and one seed. Never deployed. */
@NullMarked
package ecsremediation.simulator;

import org.jspecify.annotations.NullMarked;
