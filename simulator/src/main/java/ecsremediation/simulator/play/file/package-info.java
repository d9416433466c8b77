/** Scenario files: YAML with the fields of {@code docs/scenarios.md}, and errors that say where and what to write. */
@NullMarked
package ecsremediation.simulator.play.file;

import org.jspecify.annotations.NullMarked;
