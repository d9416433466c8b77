/** Claims about the messages to operators. */
@NullMarked
package ecsremediation.report;

import org.jspecify.annotations.NullMarked;
