/** Faults that are planted in the program's surroundings. Each test that claims to find such a fault runs with it. */
@NullMarked
package ecsremediation.simulator.planted;

import org.jspecify.annotations.NullMarked;
