/** EventBridge's API on the world's buses. */
@NullMarked
package ecsremediation.simulator.endpoint.eventbridge;

import org.jspecify.annotations.NullMarked;
