/** Why we woke: the news, in any of the forms AWS delivers it, as one sealed value. */
@NullMarked
package ecsremediation.event;

import org.jspecify.annotations.NullMarked;
