/** SNS topics, EventBridge rules and schedules, SQS queues. All deliver at least once. */
@NullMarked
package ecsremediation.simulator.messaging;

import org.jspecify.annotations.NullMarked;
