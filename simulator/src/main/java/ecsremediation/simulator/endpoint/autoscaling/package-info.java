/** EC2 Auto Scaling's API on the world's groups. */
@NullMarked
package ecsremediation.simulator.endpoint.autoscaling;

import org.jspecify.annotations.NullMarked;
