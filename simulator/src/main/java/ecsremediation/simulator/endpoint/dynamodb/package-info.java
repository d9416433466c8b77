/** DynamoDB in memory: tables, expressions and transactions, with DynamoDB's own errors. */
@NullMarked
package ecsremediation.simulator.endpoint.dynamodb;

import org.jspecify.annotations.NullMarked;
