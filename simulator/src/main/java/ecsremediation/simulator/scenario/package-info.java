/** Prepared worlds: the lab of the brief and the burst. */
@NullMarked
package ecsremediation.simulator.scenario;

import org.jspecify.annotations.NullMarked;
