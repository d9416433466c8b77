/**
 * The world as an AWS endpoint on loopback, for the SDK adapters, the AWS CLI and {@code sam local invoke}. It does
 * not verify signatures. It answers a request in the protocol of the request.
 */
@NullMarked
package ecsremediation.simulator.endpoint;

import org.jspecify.annotations.NullMarked;
