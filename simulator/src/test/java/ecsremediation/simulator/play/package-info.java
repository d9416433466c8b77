/** Tests of played scenarios. */
@NullMarked
package ecsremediation.simulator.play;

import org.jspecify.annotations.NullMarked;
