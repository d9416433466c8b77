/** EC2 Auto Scaling groups: sizes, launches, boots, and faults of launches. */
@NullMarked
package ecsremediation.simulator.autoscaling;

import org.jspecify.annotations.NullMarked;
