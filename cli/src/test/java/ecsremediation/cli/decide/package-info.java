@NullMarked
package ecsremediation.cli.decide;

import org.jspecify.annotations.NullMarked;
