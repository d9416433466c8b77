@NullMarked
package ecsremediation.simulator.logs.query;

import org.jspecify.annotations.NullMarked;
