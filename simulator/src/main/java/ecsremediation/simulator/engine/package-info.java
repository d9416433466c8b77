/** The simulation's foundation: virtual time, event order, random numbers, ARNs and errors. */
@NullMarked
package ecsremediation.simulator.engine;

import org.jspecify.annotations.NullMarked;
