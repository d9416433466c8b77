@NullMarked
package ecsremediation.simulator.cloudwatch;

import org.jspecify.annotations.NullMarked;
