/** SQS's API on the world's queues. */
@NullMarked
package ecsremediation.simulator.endpoint.sqs;

import org.jspecify.annotations.NullMarked;
