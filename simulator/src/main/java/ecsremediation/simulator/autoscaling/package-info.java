/** EC2 Auto Scaling groups: sizes, launches, boots and the faults that keep instances away. */
@NullMarked
package ecsremediation.simulator.autoscaling;

import org.jspecify.annotations.NullMarked;
