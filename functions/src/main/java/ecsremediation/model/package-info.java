/** What is true now: one complete reading of a cluster and its groups as plain values, and the ports that read it. */
@NullMarked
package ecsremediation.model;

import org.jspecify.annotations.NullMarked;
