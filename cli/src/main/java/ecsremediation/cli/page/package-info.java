/** The report page: a pure function from a timeline to one HTML file that loads no other file. */
@NullMarked
package ecsremediation.cli.page;

import org.jspecify.annotations.NullMarked;
