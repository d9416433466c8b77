/**
 * Repeats the functions' decisions on an Observation from a file or from a live cluster. Makes no write call.
 */
@NullMarked
package ecsremediation.cli.decide;

import org.jspecify.annotations.NullMarked;
