/** One run of a scenario as immutable values: its states, events, e-mails, decisions and result. */
@NullMarked
package ecsremediation.cli.timeline;

import org.jspecify.annotations.NullMarked;
