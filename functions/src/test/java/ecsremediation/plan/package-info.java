@NullMarked
package ecsremediation.plan;

import org.jspecify.annotations.NullMarked;
