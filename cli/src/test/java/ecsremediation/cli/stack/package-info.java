@NullMarked
package ecsremediation.cli.stack;

import org.jspecify.annotations.NullMarked;
