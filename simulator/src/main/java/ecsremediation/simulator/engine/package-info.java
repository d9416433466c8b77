/** Time, order, chance and identity: the one door by which each enters the simulated world. */
@NullMarked
package ecsremediation.simulator.engine;

import org.jspecify.annotations.NullMarked;
