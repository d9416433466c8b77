/** Lambda around a function: a Runtime API on loopback, and the function's own process under AWS's runtime client. */
@NullMarked
package ecsremediation.simulator.runtimeapi;

import org.jspecify.annotations.NullMarked;
