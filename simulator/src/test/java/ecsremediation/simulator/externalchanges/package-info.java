/** External changes of a group and failed launches: what the program does, and what it mails. */
@NullMarked
package ecsremediation.simulator.externalchanges;

import org.jspecify.annotations.NullMarked;
