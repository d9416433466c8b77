/** STS: the operation GetCallerIdentity. */
@NullMarked
package ecsremediation.simulator.endpoint.sts;

import org.jspecify.annotations.NullMarked;
