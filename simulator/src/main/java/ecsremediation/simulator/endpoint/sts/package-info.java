/** STS, as far as it is asked who is calling. */
@NullMarked
package ecsremediation.simulator.endpoint.sts;

import org.jspecify.annotations.NullMarked;
