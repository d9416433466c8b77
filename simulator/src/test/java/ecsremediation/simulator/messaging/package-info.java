@NullMarked
package ecsremediation.simulator.messaging;

import org.jspecify.annotations.NullMarked;
