@NullMarked
package ecsremediation.simulator.insights;

import org.jspecify.annotations.NullMarked;
