/** Decides by IAM policies which calls of the endpoint a caller may make. */
@NullMarked
package ecsremediation.simulator.endpoint.authorization;

import org.jspecify.annotations.NullMarked;
