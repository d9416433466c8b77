@NullMarked
package ecsremediation.cli.recording.anonymize;

import org.jspecify.annotations.NullMarked;
