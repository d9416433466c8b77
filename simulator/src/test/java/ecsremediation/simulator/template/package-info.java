@NullMarked
package ecsremediation.simulator.template;

import org.jspecify.annotations.NullMarked;
