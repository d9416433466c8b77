/**
 * What triggers a reconciliation: AWS's events in every shape in which AWS delivers them, as one sealed type.
 */
@NullMarked
package ecsremediation.event;

import org.jspecify.annotations.NullMarked;
