/** Whole incidents, from the alarm to the recovery, with everything that is deployed. */
@NullMarked
package ecsremediation.simulator.e2e;

import org.jspecify.annotations.NullMarked;
