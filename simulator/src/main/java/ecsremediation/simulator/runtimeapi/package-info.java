/**
 * Lambda for one function: a Runtime API on loopback, and the function's process under AWS's runtime interface
 * client.
 */
@NullMarked
package ecsremediation.simulator.runtimeapi;

import org.jspecify.annotations.NullMarked;
