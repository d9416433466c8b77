/** Worlds ready made: the lab of the brief and its variants. */
@NullMarked
package ecsremediation.simulator.scenario;

import org.jspecify.annotations.NullMarked;
