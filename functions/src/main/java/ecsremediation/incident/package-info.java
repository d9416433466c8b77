/**
 * The incident of a service: its state, timeline, deadlines and sent notifications, and the port of the
 * store. All of it is typed; {@code report} writes the sentences.
 */
@NullMarked
package ecsremediation.incident;

import org.jspecify.annotations.NullMarked;
