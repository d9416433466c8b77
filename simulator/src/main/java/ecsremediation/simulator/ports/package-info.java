/** The program's ports, answered by the world in process: no network, no SDK. */
@NullMarked
package ecsremediation.simulator.ports;

import org.jspecify.annotations.NullMarked;
