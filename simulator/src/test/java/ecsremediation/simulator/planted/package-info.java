/** Planted faults: test doubles with one fault each, and the tests that find it. */
@NullMarked
package ecsremediation.simulator.planted;

import org.jspecify.annotations.NullMarked;
