/** Identity-based IAM policies: reads policy documents and decides requests as AWS does. */
@NullMarked
package ecsremediation.simulator.iam;

import org.jspecify.annotations.NullMarked;
