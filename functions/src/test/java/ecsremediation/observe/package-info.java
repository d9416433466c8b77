/** Claims about what was read: its JSON form. */
@NullMarked
package ecsremediation.observe;

import org.jspecify.annotations.NullMarked;
