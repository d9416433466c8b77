/** The state of a cluster and its groups as plain values, and the ports that read and write it. */
@NullMarked
package ecsremediation.model;

import org.jspecify.annotations.NullMarked;
