/** The program on the world, on in-process ports or over HTTP: whole incidents. */
@NullMarked
package ecsremediation.simulator.remediation;

import org.jspecify.annotations.NullMarked;
