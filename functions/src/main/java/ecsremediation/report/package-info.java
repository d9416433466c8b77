/** Say it: the whole story of one look as a value, and its renderings as e-mail, chat message, log line and metrics. */
@NullMarked
package ecsremediation.report;

import org.jspecify.annotations.NullMarked;
