/** Runs scenarios: a simulated account, its AWS endpoint, and the real functions attached to it. */
@NullMarked
package ecsremediation.cli.session;

import org.jspecify.annotations.NullMarked;
