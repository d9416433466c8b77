/** Claims about the functions' edge: settings, the gate, batches and log lines. */
@NullMarked
package ecsremediation.handler;

import org.jspecify.annotations.NullMarked;
