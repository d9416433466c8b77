@NullMarked
package ecsremediation.simulator.iam;

import org.jspecify.annotations.NullMarked;
