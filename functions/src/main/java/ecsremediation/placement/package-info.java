/** Where ECS would place tasks: its scheduler, one task at a time, as a pure function of values. */
@NullMarked
package ecsremediation.placement;

import org.jspecify.annotations.NullMarked;
