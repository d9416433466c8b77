/** Where tasks would go: ECS's own scheduler, one task at a time, as a pure function of values. */
@NullMarked
package ecsremediation.placement;

import org.jspecify.annotations.NullMarked;
