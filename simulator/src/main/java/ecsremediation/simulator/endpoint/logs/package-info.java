/** The operations of CloudWatch Logs. */
@NullMarked
package ecsremediation.simulator.endpoint.logs;

import org.jspecify.annotations.NullMarked;
