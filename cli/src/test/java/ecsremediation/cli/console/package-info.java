@NullMarked
package ecsremediation.cli.console;

import org.jspecify.annotations.NullMarked;
