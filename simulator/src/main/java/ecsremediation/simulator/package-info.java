/** The world ECS lives in, on a virtual clock and one seed: never deployed. */
@NullMarked
package ecsremediation.simulator;

import org.jspecify.annotations.NullMarked;
