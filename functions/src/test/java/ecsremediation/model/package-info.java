/** Claims about what was read: its JSON form. */
@NullMarked
package ecsremediation.model;

import org.jspecify.annotations.NullMarked;
