@NullMarked
package ecsremediation.simulator.scenario;

import org.jspecify.annotations.NullMarked;
