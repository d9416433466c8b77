/** Claims about an incident's life. */
@NullMarked
package ecsremediation.lifecycle;

import org.jspecify.annotations.NullMarked;
