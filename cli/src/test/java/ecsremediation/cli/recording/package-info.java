@NullMarked
package ecsremediation.cli.recording;

import org.jspecify.annotations.NullMarked;
