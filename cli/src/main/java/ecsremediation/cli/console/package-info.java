/** The text that the command prints. Apart from LiveProgress and TextOutput, pure functions from values to lines. */
@NullMarked
package ecsremediation.cli.console;

import org.jspecify.annotations.NullMarked;
