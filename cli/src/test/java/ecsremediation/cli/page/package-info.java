@NullMarked
package ecsremediation.cli.page;

import org.jspecify.annotations.NullMarked;
