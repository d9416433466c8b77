@NullMarked
package ecsremediation.simulator.endpoint.authorization;

import org.jspecify.annotations.NullMarked;
