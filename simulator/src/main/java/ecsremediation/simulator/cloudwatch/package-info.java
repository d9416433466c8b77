/** CloudWatch: Container Insights metrics each minute, alarms on them, and their notifications. */
@NullMarked
package ecsremediation.simulator.cloudwatch;

import org.jspecify.annotations.NullMarked;
