@NullMarked
package ecsremediation.simulator.kernel;

import org.jspecify.annotations.NullMarked;
