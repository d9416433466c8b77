@NullMarked
package ecsremediation.cli;

import org.jspecify.annotations.NullMarked;
