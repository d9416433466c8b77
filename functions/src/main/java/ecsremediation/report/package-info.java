/** Renders one reconciliation and its notifications as e-mail, chat message, log line and metrics. */
@NullMarked
package ecsremediation.report;

import org.jspecify.annotations.NullMarked;
