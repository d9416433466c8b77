/** Carries out plans. Only this package changes anything in the account. */
@NullMarked
package ecsremediation.act;

import org.jspecify.annotations.NullMarked;
