/** Other hands on a group, and launches that fail: what the program does on the world, and what it mails. */
@NullMarked
package ecsremediation.simulator.externalchanges;

import org.jspecify.annotations.NullMarked;
