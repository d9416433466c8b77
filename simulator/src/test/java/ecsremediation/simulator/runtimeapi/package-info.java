/** Claims about the deployed functions, each in a process of its own under AWS's runtime client. */
@NullMarked
package ecsremediation.simulator.runtimeapi;

import org.jspecify.annotations.NullMarked;
