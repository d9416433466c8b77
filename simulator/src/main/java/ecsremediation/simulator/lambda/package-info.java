/** The functions under test as Lambda runs them: slots by name, asynchronous retries, queue polling. */
@NullMarked
package ecsremediation.simulator.lambda;

import org.jspecify.annotations.NullMarked;
