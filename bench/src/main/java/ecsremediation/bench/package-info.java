/** How much a cold start costs, ours beside the way one would write it first. Never deployed. */
@NullMarked
package ecsremediation.bench;

import org.jspecify.annotations.NullMarked;
