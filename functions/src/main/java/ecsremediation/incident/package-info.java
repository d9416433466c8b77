/**
 * What is remembered of a service's trouble: its state, its timeline, its deadlines, what the operators were told, and the
 * port of the store. Typed: sentences are made in {@code report}.
 */
@NullMarked
package ecsremediation.incident;

import org.jspecify.annotations.NullMarked;
