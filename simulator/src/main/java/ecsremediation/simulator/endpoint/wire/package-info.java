/**
 * AWS's wire protocols: they turn bytes into a call, and an answer or an error into bytes. They know no service's
 * state.
 */
@NullMarked
package ecsremediation.simulator.endpoint.wire;

import org.jspecify.annotations.NullMarked;
