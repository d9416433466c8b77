/** What the command prints while and after a scenario runs: pure functions from values to lines. */
@NullMarked
package ecsremediation.cli.console;

import org.jspecify.annotations.NullMarked;
