/** Tests of the deployed functions, each in its own process under AWS's runtime client. */
@NullMarked
package ecsremediation.simulator.runtimeapi;

import org.jspecify.annotations.NullMarked;
