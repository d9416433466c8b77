/**
 * The command {@code ecs-remediation}: one class for each subcommand, the option groups and the converters of
 * options.
 */
@NullMarked
package ecsremediation.cli;

import org.jspecify.annotations.NullMarked;
