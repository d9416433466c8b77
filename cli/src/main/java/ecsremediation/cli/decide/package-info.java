/** Decisions made again, from an Observation in a file or from a cluster that is looked at now; nothing is written. */
@NullMarked
package ecsremediation.cli.decide;

import org.jspecify.annotations.NullMarked;
