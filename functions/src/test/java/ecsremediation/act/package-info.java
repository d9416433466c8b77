/** Claims about the one write. */
@NullMarked
package ecsremediation.act;

import org.jspecify.annotations.NullMarked;
