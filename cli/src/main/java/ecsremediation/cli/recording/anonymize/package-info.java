/**
 * Takes names, ids and accounts out of a recording. Equal names get equal stand-ins, in the order of the names, so the
 * decision stays the same. A text that no rule knows is left out.
 */
@NullMarked
package ecsremediation.cli.recording.anonymize;

import org.jspecify.annotations.NullMarked;
