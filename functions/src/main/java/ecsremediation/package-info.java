/** The data path: a trigger starts a reconciliation, which observes, diagnoses, plans, acts and reports. */
@NullMarked
package ecsremediation;

import org.jspecify.annotations.NullMarked;
