/**
 * Reads and controls a deployed stack with the user's own credentials, found in the same places as by the AWS
 * CLI.
 */
@NullMarked
package ecsremediation.cli.stack;

import org.jspecify.annotations.NullMarked;
