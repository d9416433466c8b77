/** The program's ports on the world, in process: no network and no SDK. */
@NullMarked
package ecsremediation.simulator.ports;

import org.jspecify.annotations.NullMarked;
