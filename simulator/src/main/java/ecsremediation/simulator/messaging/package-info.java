/** SNS topics, EventBridge rules, SQS queues and the schedule: how news travels, at least once. */
@NullMarked
package ecsremediation.simulator.messaging;

import org.jspecify.annotations.NullMarked;
