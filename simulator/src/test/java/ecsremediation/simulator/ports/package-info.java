@NullMarked
package ecsremediation.simulator.ports;

import org.jspecify.annotations.NullMarked;
