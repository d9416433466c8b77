/** The script that starts the command. */
@NullMarked
package ecsremediation.cli.launcher;

import org.jspecify.annotations.NullMarked;
