/**
 * Decides what a reconciliation means for a service's incident: its assessment, the update, and the key of
 * the notification. It holds no text.
 */
@NullMarked
package ecsremediation.lifecycle;

import org.jspecify.annotations.NullMarked;
