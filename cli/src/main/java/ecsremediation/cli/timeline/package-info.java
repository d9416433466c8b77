/** What happened in one run, as plain values, and what it came to. */
@NullMarked
package ecsremediation.cli.timeline;

import org.jspecify.annotations.NullMarked;
