/** Tests of the write. */
@NullMarked
package ecsremediation.act;

import org.jspecify.annotations.NullMarked;
