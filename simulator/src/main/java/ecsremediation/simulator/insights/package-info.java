/** Container Insights: the metrics and performance log events of clusters that have it turned on. */
@NullMarked
package ecsremediation.simulator.insights;

import org.jspecify.annotations.NullMarked;
