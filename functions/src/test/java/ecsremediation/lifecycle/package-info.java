/** Tests of incidents' lifecycles. */
@NullMarked
package ecsremediation.lifecycle;

import org.jspecify.annotations.NullMarked;
