/** CloudWatch Logs: log groups with the events that AWS services write. */
@org.jspecify.annotations.NullMarked
package ecsremediation.simulator.logs;
