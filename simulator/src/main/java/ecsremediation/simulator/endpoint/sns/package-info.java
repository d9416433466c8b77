/** SNS's API on the world's topics. */
@NullMarked
package ecsremediation.simulator.endpoint.sns;

import org.jspecify.annotations.NullMarked;
