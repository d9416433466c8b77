/** ECS on EC2: clusters, services, tasks, container instances, and the scheduler that places tasks on instances. */
@NullMarked
package ecsremediation.simulator.ecs;

import org.jspecify.annotations.NullMarked;
