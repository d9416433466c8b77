/** Claims about an incident's life. */
@NullMarked
package ecsremediation.incident;

import org.jspecify.annotations.NullMarked;
