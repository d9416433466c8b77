/** A small DynamoDB in memory: tables, expressions and transactions, with DynamoDB's own refusals. */
@NullMarked
package ecsremediation.simulator.endpoint.dynamodb;

import org.jspecify.annotations.NullMarked;
