/** ECS's API on the world's clusters: its operations, and the records of its answers. */
@NullMarked
package ecsremediation.simulator.endpoint.ecs;

import org.jspecify.annotations.NullMarked;
