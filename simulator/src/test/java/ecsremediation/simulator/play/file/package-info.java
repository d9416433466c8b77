/** Tests of the scenario files' format. */
@NullMarked
package ecsremediation.simulator.play.file;

import org.jspecify.annotations.NullMarked;
