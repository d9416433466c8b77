@NullMarked
package ecsremediation.simulator.engine;

import org.jspecify.annotations.NullMarked;
