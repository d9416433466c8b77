/** CloudWatch: metrics, alarms on metrics, and their messages. */
@NullMarked
package ecsremediation.simulator.cloudwatch;

import org.jspecify.annotations.NullMarked;
