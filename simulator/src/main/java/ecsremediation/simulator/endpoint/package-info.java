/**
 * The world as an AWS endpoint on loopback, for the SDK adapters, the AWS CLI and {@code sam local invoke}. Signatures are
 * not verified; requests are answered in the protocol they come in.
 */
@NullMarked
package ecsremediation.simulator.endpoint;

import org.jspecify.annotations.NullMarked;
