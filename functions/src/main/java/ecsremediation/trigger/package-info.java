/** Why we woke: the news, in any of the forms AWS delivers it, as one sealed value. */
@NullMarked
package ecsremediation.trigger;

import org.jspecify.annotations.NullMarked;
