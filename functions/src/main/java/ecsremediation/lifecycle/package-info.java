/** A service's trouble from first sight to its end: what a look changes about it, and what is news to the operators. */
@NullMarked
package ecsremediation.lifecycle;

import org.jspecify.annotations.NullMarked;
