/** Do it, once: the only door through which anything in the account is changed. */
@NullMarked
package ecsremediation.act;

import org.jspecify.annotations.NullMarked;
