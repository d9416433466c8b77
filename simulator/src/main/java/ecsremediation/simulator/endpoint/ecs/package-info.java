/** ECS's API on the world's clusters: operations, and its records as ECS writes them. */
@NullMarked
package ecsremediation.simulator.endpoint.ecs;

import org.jspecify.annotations.NullMarked;
