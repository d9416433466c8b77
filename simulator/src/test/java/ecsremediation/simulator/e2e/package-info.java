/** The whole way, from the alarm to the cure, through everything that is deployed. */
@NullMarked
package ecsremediation.simulator.e2e;

import org.jspecify.annotations.NullMarked;
