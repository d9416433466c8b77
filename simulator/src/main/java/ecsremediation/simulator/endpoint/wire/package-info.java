/** How AWS's protocols look on the wire: bytes to a call, an answer or a fault to bytes. Knows no service's state. */
@NullMarked
package ecsremediation.simulator.endpoint.wire;

import org.jspecify.annotations.NullMarked;
