@NullMarked
package ecsremediation.simulator.autoscaling;

import org.jspecify.annotations.NullMarked;
