/** Lambda: function slots by name, and asynchronous invocation with retries. */
@NullMarked
package ecsremediation.simulator.lambda;

import org.jspecify.annotations.NullMarked;
