/** Claims about the model: its JSON form and what it derives. */
@NullMarked
package ecsremediation.model;

import org.jspecify.annotations.NullMarked;
