/** CloudWatch Logs: log groups with the events that AWS services write. */
@NullMarked
package ecsremediation.simulator.logs;

import org.jspecify.annotations.NullMarked;
