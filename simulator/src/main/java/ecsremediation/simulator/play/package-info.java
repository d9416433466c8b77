/** Long runs: what a scenario holds, what happens in it and when, and what it shows. */
@NullMarked
package ecsremediation.simulator.play;

import org.jspecify.annotations.NullMarked;
