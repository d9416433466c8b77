@NullMarked
package ecsremediation.simulator.ecs;

import org.jspecify.annotations.NullMarked;
