/** CloudWatch's API on the world's alarms and metrics. */
@NullMarked
package ecsremediation.simulator.endpoint.cloudwatch;

import org.jspecify.annotations.NullMarked;
