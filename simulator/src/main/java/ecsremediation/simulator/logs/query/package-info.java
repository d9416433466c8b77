/** The query language of CloudWatch Logs Insights: parsed into commands, which turn events into rows. */
@NullMarked
package ecsremediation.simulator.logs.query;

import org.jspecify.annotations.NullMarked;
