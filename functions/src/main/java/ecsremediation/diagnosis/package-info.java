/**
 * Finds out why tasks are missing: a pure function from an Observation to one typed Diagnosis per service.
 */
@NullMarked
package ecsremediation.diagnosis;

import org.jspecify.annotations.NullMarked;
